package io.moonbus.event;

import java.util.Map;

/**
 * What a protocol tells an application about one client. Events of one client arrive in the order in which they were
 * sent; a protocol need not wait for the answer to {@link Connect} before it sends the next: when the connection is
 * rejected, whatever follows it is dropped and answered with the same {@link Failure}.
 */
public sealed interface ClientEvent {

  /** The client's id: 64 hexadecimal digits. */
  String clientId();

  /**
   * A client wants to use the application; answered with {@link ClientMessage.Accepted} or
   * {@link ClientMessage.Rejected}.
   *
   * @param arguments the arguments of {@code onConnection}: the decoded query for HTTP and WebSocket
   */
  record Connect(String clientId, ClientInfo info, Payload arguments) implements ClientEvent {
  }

  /**
   * A call of a method of the client object, answered with {@link ClientMessage.Result} or
   * {@link ClientMessage.Failed}. The first value of {@code arguments} names the method when {@code method} is
   * {@code null} and that value is a string for which the client has a method; otherwise all values go to
   * {@code onMessage}.
   *
   * @param callId      repeated in the answer, unique per client
   * @param method      the method's name when the protocol already knows it, else {@code null}
   * @param replyFormat in what notation results (and writes during the call) have to be encoded
   * @param properties  the client's properties from now on, {@code null} when unchanged
   */
  record Call(String clientId, long callId, String method, Payload arguments, Format replyFormat,
              Map<String, String> properties) implements ClientEvent {
  }

  /**
   * A request for a file of the application. If {@code file} has no extension and the client has a method of that
   * name this is a call; else {@code onRead} decides. Answered with {@link ClientMessage.Result},
   * {@link ClientMessage.FileReply} or {@link ClientMessage.Failed}.
   *
   * @param file the name below the application's folder, {@code ""} for the folder itself
   */
  record Read(String clientId, long callId, String file, Payload arguments, Format replyFormat,
              Map<String, String> properties) implements ClientEvent {
  }

  /**
   * The round-trip time of a client was measured.
   *
   * @param millis in milliseconds
   */
  record Ping(String clientId, int millis) implements ClientEvent {
  }

  /** A client has gone; nothing follows. */
  record Disconnect(String clientId, String reason) implements ClientEvent {
  }
}
