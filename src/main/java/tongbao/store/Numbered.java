package tongbao.store;

/** An entry of the register and the number of its version. */
record Numbered<T>(int number, T value) {}
