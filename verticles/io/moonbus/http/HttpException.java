package io.moonbus.http;

/** A request that is answered with an error status. Carries no stack trace. */
public final class HttpException extends RuntimeException {

  private final int status;

  /**
   * @param status from 400 to 599
   * @param message what is wrong, for the client and the log
   */
  public HttpException(int status, String message) {
    super(message, null, false, false);
    this.status = status;
  }

  /** The request breaks the protocol: 400. */
  public static HttpException malformed(String message) {
    return new HttpException(400, message);
  }

  static HttpException notFound(String message) {
    return new HttpException(404, message);
  }

  /** The status to answer with. */
  public int status() {
    return status;
  }
}
