package io.moonbus.data;

/** Somebody is told of changes. */
public interface Watch {

  /** Nothing is told any more from now on. Has no effect the second time. */
  void close();
}
