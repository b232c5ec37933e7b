package io.moonbus.value.impl;

import io.moonbus.value.Limits;
import io.moonbus.value.ValueException;

/** Counts values and open containers against their limits. */
public final class Meter {

  private final Limits limits;
  private int depth;
  private int elements;

  /** Nothing counted yet. */
  public Meter(Limits limits) {
    this.limits = limits;
  }

  /** How many containers are open. */
  public int depth() {
    return depth;
  }

  /**
   * One more value or member.
   *
   * @param position where, for the error; -1 when unknown
   */
  public void element(long position) {
    if (++elements > limits.elements()) {
      throw new ValueException("more than " + limits.elements() + " values", position);
    }
  }

  /**
   * A container opens.
   *
   * @param position where, for the error; -1 when unknown
   */
  public void open(long position) {
    if (++depth > limits.depth()) {
      throw new ValueException("more than " + limits.depth() + " levels", position);
    }
  }

  /** The container opened last closes. */
  public void close() {
    depth--;
  }

  /** Counts from zero again. */
  public void reset() {
    depth = 0;
    elements = 0;
  }
}
