package io.moonbus.http.websocket;

/** Frames that are sent (RFC 6455 section 11.8). */
enum FrameType {
  TEXT(1), BINARY(2), CLOSE(8), PING(9), PONG(10);

  private final int opcode;

  FrameType(int opcode) {
    this.opcode = opcode;
  }

  int opcode() {
    return opcode;
  }

  boolean isData() {
    return opcode < CLOSE.opcode;
  }
}
