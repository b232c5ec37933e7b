package io.moonbus.value.impl;

import java.util.Arrays;

/** The kinds of the open containers, a bit each: objects and arrays. */
public final class Nesting {

  private long[] objects = new long[1];
  private int depth;

  /** How many are open. */
  public int depth() {
    return depth;
  }

  /** Opens one. */
  public void push(boolean object) {
    int word = depth >> 6;
    if (word == objects.length) {
      objects = Arrays.copyOf(objects, 2 * word);
    }
    long bit = 1L << depth++;
    objects[word] = object ? objects[word] | bit : objects[word] & ~bit;
  }

  /** Closes the innermost. */
  public void pop() {
    depth--;
  }

  /** Whether the innermost is an object; false when none is open. */
  public boolean inObject() {
    return depth > 0 && (objects[(depth - 1) >> 6] & 1L << (depth - 1)) != 0;
  }
}
