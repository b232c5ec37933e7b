package io.moonbus.admin.deploy;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** Why something was not deployed or taken away. Carries no stack trace unless it has a cause. */
public final class DeploymentException extends RuntimeException {

  /** What went wrong, with the status that HTTP has for it. */
  public enum Reason {
    /** What was asked for makes no sense: a name, a package, a node. */
    INVALID(400),
    /** There is no such application, version or node. */
    UNKNOWN(404),
    /** Another deployment of the application is under way. */
    BUSY(409),
    /** The package is larger than the settings allow. */
    TOO_LARGE(413),
    /** The code does not load. */
    REJECTED(422),
    /** It could not be done: the disk is full, a node is gone. */
    FAILED(500);

    private final int status;

    Reason(int status) {
      this.status = status;
    }

    /** The status of an HTTP response. */
    public int status() {
      return status;
    }
  }

  private final Reason reason;
  private final List<String> problems;

  public DeploymentException(Reason reason, String message) {
    this(reason, message, List.of());
  }

  /** @param problems each a line that begins with file and line where they are known */
  public DeploymentException(Reason reason, String message, List<String> problems) {
    super(message, null, false, false);
    this.reason = reason;
    this.problems = List.copyOf(problems);
  }

  /** A failure of any kind as one of this kind. */
  public static DeploymentException of(Throwable failure) {
    if (failure instanceof DeploymentException known) {
      return known;
    }
    String message = failure.getMessage();
    boolean told = message != null && !(failure instanceof RuntimeException);
    return new DeploymentException(Reason.FAILED, told && message.contains(" ") ? message : failure.toString());
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong with the code, a line each. */
  public List<String> problems() {
    return problems;
  }

  /** The form in which it goes to other nodes and clients. */
  public JsonObject toJson() {
    return new JsonObject().put("reason", reason.name()).put("error", getMessage())
        .put("problems", new JsonArray(problems));
  }

  /** What {@link #toJson} made. */
  public static DeploymentException of(JsonObject json) {
    return new DeploymentException(Reason.valueOf(json.getString("reason")), json.getString("error"),
        json.getJsonArray("problems").stream().map(String::valueOf).toList());
  }
}
