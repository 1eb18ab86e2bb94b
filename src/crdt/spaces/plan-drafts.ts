import type { SpaceId } from '../basics/id.ts';
import * as shape from '../basics/shape.ts';
import { waysToMeet } from '../documents/sessions/types.ts';
import type { Keyring } from '../vault/vault.ts';
import { planDraftCollection, workspaceRecords } from './keyring-records.ts';

/** A session that is being planned, as it stands in the boxes of its dialog. */
export type PlanDraft = shape.Of<typeof draftSchema>;

const draftSchema = shape.fields({
  date: shape.text,
  time: shape.text,
  minutes: shape.text,
  how: shape.oneOf(waysToMeet),
  /** How often it comes again and how many times, and the template of its agenda: parsed by the dialog. */
  every: shape.text,
  times: shape.text,
  template: shape.text,
});

/** A half-typed plan: it rests sealed in the keyring of this device, so that neither a slip nor a new loading takes it away. */
export interface PlanDrafts {
  /** What was left; undefined when there is nothing, or nothing that can be read. */
  get(): PlanDraft | undefined;
  /** Keeps it for the next opening; undefined forgets it. Where this device can keep nothing, it is not kept. */
  keep(draft: PlanDraft | undefined): void;
}

/** The half-typed plan of one workspace. */
export function createPlanDrafts(workspace: SpaceId, keyring: Keyring): PlanDrafts {
  const rests = (): unknown => keyring.get(planDraftCollection, workspace);
  return {
    get: () => draftSchema(rests())?.value,
    keep(draft) {
      const isLeft = workspaceRecords.get(keyring, workspace) === undefined;
      if (draft === undefined ? rests() === undefined : isLeft) return;
      // A draft is a kindness: where it cannot be kept, nobody is troubled with it.
      void keyring.write([{ collection: planDraftCollection, id: workspace, value: draft }]);
    },
  };
}
