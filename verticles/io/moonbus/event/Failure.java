package io.moonbus.event;

/**
 * Why a call, a connection or a read was not served.
 *
 * @param code    an HTTP-like status: 400 malformed input, 403 refused, 404 unknown application, file or method,
 *                500 script error, 503 unavailable, 504 out of time; or any number that a script raised
 * @param message what happened, for the client
 * @param method  the method that was called, {@code null} when none
 */
public record Failure(int code, String message, String method) {

  /** The input could not be decoded. */
  public static final int MALFORMED = 400;
  /** No such application, file or method. */
  public static final int NOT_FOUND = 404;
  /** The script raised an error. */
  public static final int SCRIPT_ERROR = 500;
  /** The script was interrupted because its time was up. */
  public static final int TIMED_OUT = 504;

  /** A failure without a method. */
  public Failure(int code, String message) {
    this(code, message, null);
  }
}
