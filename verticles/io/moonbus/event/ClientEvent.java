package io.moonbus.event;

import java.util.Map;

/**
 * What a protocol tells an application about one client. Events of one client arrive in the order in which they were
 * sent: one {@link Connect}, anything else, one {@link Disconnect}. A protocol need not wait for the answer to
 * {@code Connect} before it sends the next: when the connection is rejected, {@link ClientMessage.Rejected} answers
 * everything, and {@link ApplicationLink} drops what had been sent meanwhile.
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
   * {@link ClientMessage.Failed}. When {@code method} is {@code null} and the first value of {@code arguments} is a
   * string, it names the method and the rest are the arguments; when it is no string, all values go to
   * {@code onMessage}. A method that the client does not have is {@link Failure#NOT_FOUND} with its name.
   *
   * @param callId      repeated in the answer, unique per client
   * @param method      the method's name when the protocol already knows it, else {@code null}
   * @param replyFormat in what notation the results have to be encoded, and what is written to the client during the
   *                    call unless this is {@link Format#RAW}; then writes stay in {@link ClientInfo#format}
   * @param properties  the client's properties from now on, {@code null} when unchanged
   */
  record Call(String clientId, long callId, String method, Payload arguments, Format replyFormat,
              Map<String, String> properties) implements ClientEvent {
  }

  /**
   * A request for a file of the application, or for its folder. The application decides in this order:
   * <ol>
   * <li>{@code file} has no extension and the client has a method of exactly that name (for the folder: of the empty
   * name): it is called with {@code arguments}; answered with {@link ClientMessage.Result}, or with
   * {@link ClientMessage.Failed} that names the method;</li>
   * <li>{@code file} is a name and the client has {@code onRead}: it is called with {@code file} and
   * {@code arguments}; answered with the {@link ClientMessage.FileReply} it asks for, or with
   * {@link ClientMessage.Failed} without a method;</li>
   * <li>else {@link ClientMessage.FileReply} with the same {@code file} and no tags.</li>
   * </ol>
   * For a {@code FileReply} of {@code ""} the protocol applies the {@code index} parameter of the client or of its
   * settings: a list of the files, a refusal, a file, or a {@link Call} of a method.
   *
   * @param file the name below the application's folder, without a slash; {@code ""} for the folder itself
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

  /** A client has gone, or was rejected; nothing follows. */
  record Disconnect(String clientId, String reason) implements ClientEvent {
  }
}
