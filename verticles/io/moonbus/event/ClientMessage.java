package io.moonbus.event;

import java.util.Map;

/** What an application tells the protocol of one client. Messages to one client arrive in the order of sending. */
public sealed interface ClientMessage {

  /** The client that it is for. */
  String clientId();

  /**
   * Answer to {@link ClientEvent.Connect}.
   *
   * @param parameters what overrides the protocol's settings for this client: {@code timeout} (seconds, Number),
   *                   {@code index} (Boolean or String), …
   */
  record Accepted(String clientId, Map<String, Object> parameters) implements ClientMessage {
  }

  /**
   * Answer to {@link ClientEvent.Connect}, and to whatever was sent after it: the client is not wanted. The last
   * message to it; what had been written to it before is not sent.
   */
  record Rejected(String clientId, Failure failure) implements ClientMessage {
  }

  /**
   * Results of a call, possibly none.
   *
   * @param values encoded in the {@code replyFormat} of the call
   */
  record Result(String clientId, long callId, Payload values) implements ClientMessage {
  }

  /** A call or read that failed. */
  record Failed(String clientId, long callId, Failure failure) implements ClientMessage {
  }

  /**
   * What to send for a {@link ClientEvent.Read}.
   *
   * @param file the file below the application's folder; {@code null} when the script refused to send one (then what
   *             it has written is the response, or 403 when it has written nothing)
   * @param tags values for {@code <% name %>} in text files, {@code null} when the file is to be sent as it is
   */
  record FileReply(String clientId, long callId, String file, Map<String, String> tags) implements ClientMessage {
  }

  /** How a {@link Push} was written. */
  enum Kind {
    /** {@code writer:writeInvocation(name, …)}. */
    INVOCATION,
    /** {@code writer:writeMessage(…)}. */
    MESSAGE,
    /** {@code writer:writeRaw(…)}. */
    RAW,
    /** {@code writer:writeStatusResponse(code, description)}. */
    STATUS
  }

  /**
   * Something that a script wrote to the client, outside or during a call.
   *
   * @param name   the invocation's name or the status code, {@code null} for the other kinds
   * @param values encoded as {@link ClientEvent.Call#replyFormat} says; for {@link Kind#RAW} one message in
   *               {@link Format#RAW}, or {@link Format#VALUES}, each of which is one message
   */
  record Push(String clientId, Kind kind, String name, Payload values) implements ClientMessage {
  }

  /**
   * A cookie for the response that is being made.
   *
   * @param header the complete value of a {@code Set-Cookie} header
   */
  record Cookie(String clientId, String header) implements ClientMessage {
  }

  /**
   * Ends the connection.
   *
   * @param code   what the script gave, 0 when nothing; a WebSocket close code or an HTTP status
   * @param reason for the client, {@code ""} when none
   */
  record Close(String clientId, int code, String reason) implements ClientMessage {
  }
}
