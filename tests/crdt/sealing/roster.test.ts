import { expect, test } from 'vitest';
import { createCertificate } from '../../../src/crdt/sealing/create-certificate.ts';
import { type DeviceCertificate, issueCertificate } from '../../../src/crdt/sealing/certificate.ts';
import { rosterOf } from '../../../src/crdt/sealing/roster.ts';
import { InvitationId } from '../../../src/crdt/basics/id.ts';
import { genesisOf } from '../../cast/genesis-of.ts';
import { sealedWorld, type WorldDevice } from '../../cast/sealed-world.ts';

test('whoever lets the same device in twice, everybody names the same certificate and introducer', () => {
  for (let seed = 1; seed <= 8; seed += 1) {
    const world = sealedWorld(seed);
    const { space, random, founder } = world;
    const genesis = genesisOf(world);
    const cleo = world.newcomer('Cleo', founder);
    const noor = world.newcomer('Noor', founder);
    const again = (issuer: WorldDevice): DeviceCertificate =>
      createCertificate({
        space,
        signer: noor.device.signer,
        agreeKey: noor.device.agreeKey,
        issuer: issuer.id,
        invitation: InvitationId.random(random),
      });
    const first = issueCertificate(space, founder.signer, cleo.certificate);
    const byTess = issueCertificate(space, founder.signer, noor.certificate);
    const byCleo = issueCertificate(space, cleo.device.signer, again(cleo.device));
    const one = rosterOf(genesis, [first, byTess, byCleo]);
    const other = rosterOf(genesis, [first, byCleo, byTess]);
    const { id, member } = noor.device;
    expect(other.certificateOf(id)).toEqual(one.certificateOf(id));
    expect(other.introducerOf(member)).toBe(one.introducerOf(member));
    expect(other.chainTo(id)).toEqual(one.chainTo(id));
  }
});
