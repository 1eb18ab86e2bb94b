/*
 * WebCrypto works on threads of its own, in real time. A simulated clock that ran on meanwhile would let a busy machine
 * meet time limits that nobody meets: so it waits for what is under way.
 */

let underWay = 0;

type Work = (...args: unknown[]) => Promise<unknown>;

const { prototype } = SubtleCrypto;
for (const [name, property] of Object.entries(Object.getOwnPropertyDescriptors(prototype))) {
  const original: unknown = property.value;
  if (name === 'constructor' || typeof original !== 'function') continue;
  const counted: Work = async function (this: unknown, ...args) {
    underWay += 1;
    try {
      return await (Reflect.apply(original, this, args) as ReturnType<Work>);
    } finally {
      underWay -= 1;
    }
  };
  Object.defineProperty(prototype, name, { ...property, value: counted });
}

/** Whether something that WebCrypto was asked for is still under way. */
export const isCryptoUnderWay = (): boolean => underWay > 0;
