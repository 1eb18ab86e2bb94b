import { test } from '@playwright/test';
import { startAttune, type AttuneServer } from './attune-server.ts';
import { createPerson, type Person } from './person.ts';

/** Attune's server, and a way for people to come to it with a browser of their own. */
export interface AttuneForEachTest {
  /** The one of the test that runs. */
  readonly server: AttuneServer;
  /** Somebody opens the first page. */
  arrive(name: string): Promise<Person>;
}

/**
 * Starts a server before each test of the file that calls this. After it everybody leaves: a browser that has
 * complained fails the test then.
 */
export function attuneForEachTest(): AttuneForEachTest {
  let running: AttuneServer | undefined;
  let people: Person[] = [];
  const server = (): AttuneServer => {
    if (running === undefined) throw new Error('the server runs during a test only');
    return running;
  };
  test.beforeEach(async () => {
    running = await startAttune();
    people = [];
  });
  test.afterEach(async () => {
    for (const person of people) await person.leave();
    await server().stop();
  });
  return {
    get server() {
      return server();
    },
    async arrive(name) {
      const person = await createPerson(name, server().url);
      people.push(person);
      return person;
    },
  };
}
