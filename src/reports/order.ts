/** How two values compare; negative: the first one comes first. */
export type Order<Value> = (a: Value, b: Value) => number;

/** By a key that is text, in the order of UTF-16 code units: the same on every machine, whatever its locale. */
export function byText<Value>(key: (value: Value) => string | null | undefined): Order<Value> {
  return (a, b) => {
    const left = key(a) ?? '';
    const right = key(b) ?? '';
    return left < right ? -1 : left > right ? 1 : 0;
  };
}

/** By a key that is a number, the smallest first. */
export function byNumber<Value>(key: (value: Value) => number): Order<Value> {
  return (a, b) => key(a) - key(b);
}

export function reversed<Value>(order: Order<Value>): Order<Value> {
  return (a, b) => order(b, a);
}

/** By the first of the orders that tells the two apart. */
export function inTurn<Value>(...orders: readonly Order<Value>[]): Order<Value> {
  return (a, b) => {
    for (const order of orders) {
      const result = order(a, b);
      if (result !== 0) return result;
    }
    return 0;
  };
}
