package io.moonbus.value.binary;

/** What follows in the binary form. */
final class Tag {

  static final int NIL = 0;
  static final int FALSE = 1;
  static final int TRUE = 2;
  static final int INTEGER = 3;
  static final int NUMBER = 4;
  static final int STRING = 5;
  static final int DATE = 6;
  static final int BINARY = 7;
  static final int ARRAY = 8;
  static final int OBJECT = 9;
  static final int TYPED = 10;
  static final int MIXED = 11;
  static final int END = 15;

  private Tag() {
  }
}
