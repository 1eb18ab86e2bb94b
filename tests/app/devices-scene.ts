import type { PretendAttune } from './pretend-attune.ts';
import { backupsOf, otherDevice } from './pretend-devices.ts';
import type { PretendWorkspace } from './pretend-workspace.ts';
import { sam } from './pretend-people.ts';

/** Imani with a phone beside her computer; backups of both, one at the door, one that was added elsewhere, or Sam gone. */
export function devicesScene(
  scene: string,
  home: { readonly attune: PretendAttune; readonly workspace: PretendWorkspace },
  nowMs: number,
): void {
  const { attune, workspace } = home;
  const own = attune.own();
  own.devices.introduce({ name: 'Laptop at the practice', kind: 'computer' });
  const phone = otherDevice(nowMs);
  own.devices.list.set([...own.devices.list.get(), phone]);
  if (scene === 'devices-backups') {
    const sleeping = [backupsOf(nowMs), backupsOf(nowMs, phone.id)];
    own.devices.list.set([...own.devices.list.get(), ...sleeping]);
  }
  attune.personal.set({ tag: 'open', space: own });
  if (scene === 'devices-gone') void workspace.locks().then((locks) => locks.change(sam.id));
  if (scene === 'devices-door') {
    attune.doors.set([
      {
        id: 'door',
        tag: 'device-at-door',
        workspace: workspace.id,
        workspaceName: '',
        name: 'Tablet',
        words: ['heron', 'velvet', 'noon'],
        others: false,
        letIn: () => Promise.resolve(true),
        notNow: () => Promise.resolve(),
      },
    ]);
  }
  if (scene === 'devices-added') {
    attune.doors.set([
      {
        id: 'added',
        tag: 'device-added',
        name: 'Tablet',
        by: 'Phone',
        addedMs: nowMs,
        seen: () => Promise.resolve(),
      },
    ]);
  }
}
