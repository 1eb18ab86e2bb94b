import { byteWriter } from '../basics/byte-writer.ts';
import type { Wish } from '../documents/keys/types.ts';
import { decodeCertificate, deviceIdOf, noInvitation } from '../sealing/certificate.ts';
import { verifyConsent } from '../sealing/verify-consent.ts';
import type { DeviceCertificate } from '../sealing/certificate.ts';
import { sealOwnAnswer } from '../sharing/own-answer.ts';
import { ownDeviceIn } from './ask-for-workspaces.ts';
import { workspaceRecords } from './keyring-records.ts';
import type { WorkspaceRecord } from './keyring-records.ts';
import type { OpenAWhile } from './open-a-while.ts';
import type { OwnGround } from './own-ground.ts';
import { encodeWelcome } from './welcome.ts';

/** So many devices in one workspace are certified for one own device: after that it is up to no good. */
const mostPerDevice = 8;

/**
 * Certifies this person's other devices in the workspaces that they lack and this one has, and answers with what opens them. A
 * wish is granted only to a device that is present now and wrote it with its own hand; done over, it changes nothing.
 */
export async function grantWishes(ground: OwnGround, open: OpenAWhile): Promise<void> {
  for (const wish of dueWishes(ground)) {
    const record = workspaceRecords.get(ground.vault.keyring, wish.space);
    const certificate = record && (await certificateIn(wish, record));
    if (record === undefined || certificate === undefined) {
      ground.platform.count('own-devices/odd-wish');
      continue;
    }
    // Held on after it, so that the new device finds somebody home.
    const space = await open.keep(wish.space);
    if (space === undefined) continue;
    // What was present may have been removed while it opened.
    if (!ground.isPresent(wish.by)) continue;
    if (!space.log.roster.get().has(wish.device)) space.log.admit(certificate);
    if (!(await space.saved()).ok) continue;
    const welcome = encodeWelcome({
      genesis: record.genesis,
      epochs: space.log.secrets.get(),
      chain: space.log.roster.get().chainTo(wish.device),
      workspaceName: record.name,
      part: record.part,
    });
    const sealed = sealOwnAnswer({
      agreeKey: certificate.agreeKey,
      answer: byteWriter().variable(welcome).text(record.ownName).bytes(),
      random: ground.platform.random,
    });
    if (sealed === undefined) continue;
    ground.write.keys.answer({ space: wish.space, to: wish.by, device: wish.device, sealed });
  }
}

/** Wishes made out for what this device is in that workspace, and answered by nobody who is present. */
function dueWishes({ vault, keys, mine, isPresent }: OwnGround): readonly Wish[] {
  const { wishes, answers } = keys();
  return wishes.filter(({ space, by, device, issuer }) => {
    if (by === mine || !isPresent(by)) return false;
    const record = workspaceRecords.get(vault.keyring, space);
    if (record === undefined || ownDeviceIn(record) !== issuer) return false;
    const given = answers.filter((one) => one.space === space && one.to === by);
    return (
      new Set(given.map((one) => one.device)).size < mostPerDevice &&
      !given.some((one) => one.device === device && isPresent(one.by))
    );
  });
}

/** The certificate of a wish, when it is what the wish says and its device has consented to it. */
async function certificateIn(
  wish: Wish,
  record: WorkspaceRecord,
): Promise<DeviceCertificate | undefined> {
  const certificate = decodeCertificate(wish.certificate);
  if (certificate === undefined) return undefined;
  const fits =
    deviceIdOf(wish.space, certificate.signKey) === wish.device &&
    certificate.issuer === wish.issuer &&
    certificate.invitation === noInvitation &&
    certificate.member === record.member &&
    (await verifyConsent(wish.space, certificate));
  return fits ? certificate : undefined;
}
