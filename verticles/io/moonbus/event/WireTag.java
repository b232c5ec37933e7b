package io.moonbus.event;

/** What precedes a Java value in the wire form. */
final class WireTag {

  static final int NULL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int INTEGER = 3;
  static final int DOUBLE = 4;
  static final int STRING = 5;
  static final int BYTES = 6;
  static final int INSTANT = 7;
  static final int LIST = 8;
  static final int MAP = 9;

  private WireTag() {
  }
}
