package io.moonbus.http.websocket;

/** Codes of close frames (RFC 6455 section 7.4). */
final class CloseCode {

  static final int NORMAL = 1000;
  static final int GOING_AWAY = 1001;
  static final int PROTOCOL_ERROR = 1002;
  static final int INVALID_DATA = 1007;
  static final int POLICY = 1008;
  static final int TOO_BIG = 1009;
  static final int INTERNAL = 1011;

  private CloseCode() {
  }

  /** What is sent for the code that a script gave: itself when it may be sent, 1000 for 0, else 1011. */
  static int of(int code) {
    if (code == 0) {
      return NORMAL;
    }
    return isSendable(code) ? code : INTERNAL;
  }

  /** Whether the code may be in a close frame. */
  static boolean isSendable(int code) {
    boolean registered = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    return registered || code >= 3000 && code <= 4999;
  }
}
