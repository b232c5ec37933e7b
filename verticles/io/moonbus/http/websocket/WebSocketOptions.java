package io.moonbus.http.websocket;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;

/** Settings of {@link WebSocketHandler}. Every setter returns this object and names itself when a value is not allowed. */
public final class WebSocketOptions {

  /** What happens to a client that does not read fast enough. */
  public enum Overflow {
    /** The connection is closed with 1008. */
    CLOSE,
    /** Pushes are dropped until there is room again; an answer that finds no room closes the connection. */
    DROP
  }

  /** Seconds without a byte from the client after which it is disconnected, as MonaServer's documentation says. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 120;
  /** Seconds between two pings of the server, as in MonaServer. */
  public static final int DEFAULT_PING_SECONDS = 40;
  /** Seconds that an application may take to accept a client. */
  public static final int DEFAULT_ACCEPT_SECONDS = 30;
  /** Milliseconds that a client has to answer a close frame. */
  public static final int DEFAULT_CLOSING_MILLIS = 1000;
  /** Bytes of one message, after decompression and with all its fragments. */
  public static final int DEFAULT_MAX_MESSAGE = 16 << 20;
  /** Bytes that may wait for one client. */
  public static final int DEFAULT_SEND_QUEUE = 1 << 20;
  /** A client that misses messages is better off when it reconnects. */
  public static final Overflow DEFAULT_OVERFLOW = Overflow.CLOSE;
  /** Calls of one client that the application has not answered; more are not read meanwhile. */
  public static final int DEFAULT_MAX_PENDING_CALLS = 256;
  /** Requests of one JSON-RPC batch. */
  public static final int DEFAULT_MAX_BATCH = 1000;
  /** Nested arrays and objects of one message. */
  public static final int DEFAULT_MAX_DEPTH = 512;
  /** Messages below these bytes are not compressed: without a common context it does not pay. */
  public static final int DEFAULT_COMPRESSION_THRESHOLD = 512;

  private int timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;
  private int pingSeconds = DEFAULT_PING_SECONDS;
  private int acceptSeconds = DEFAULT_ACCEPT_SECONDS;
  private int closingMillis = DEFAULT_CLOSING_MILLIS;
  private int maxMessage = DEFAULT_MAX_MESSAGE;
  private int sendQueue = DEFAULT_SEND_QUEUE;
  private Overflow overflow = DEFAULT_OVERFLOW;
  private int maxPendingCalls = DEFAULT_MAX_PENDING_CALLS;
  private int maxBatch = DEFAULT_MAX_BATCH;
  private int maxDepth = DEFAULT_MAX_DEPTH;
  private boolean compression = true;
  private int compressionThreshold = DEFAULT_COMPRESSION_THRESHOLD;
  private List<String> origins = List.of();

  /** The defaults. */
  public WebSocketOptions() {
  }

  /** Options from their {@link #toJson} form; a key that is missing keeps its default. */
  public WebSocketOptions(JsonObject json) {
    setTimeoutSeconds(json.getInteger("timeoutSeconds", timeoutSeconds));
    setPingSeconds(json.getInteger("pingSeconds", pingSeconds));
    setAcceptSeconds(json.getInteger("acceptSeconds", acceptSeconds));
    setClosingMillis(json.getInteger("closingMillis", closingMillis));
    setMaxMessage(json.getInteger("maxMessage", maxMessage));
    setSendQueue(json.getInteger("sendQueue", sendQueue));
    setOverflow(json.getString("overflow", overflow.name()));
    setMaxPendingCalls(json.getInteger("maxPendingCalls", maxPendingCalls));
    setMaxBatch(json.getInteger("maxBatch", maxBatch));
    setMaxDepth(json.getInteger("maxDepth", maxDepth));
    setCompression(json.getBoolean("compression", compression));
    setCompressionThreshold(json.getInteger("compressionThreshold", compressionThreshold));
    setOrigins(json.getJsonArray("origins", new JsonArray()).stream().map(String::valueOf).toList());
  }

  /** These options as JSON, for the configuration of a deployment. */
  public JsonObject toJson() {
    return new JsonObject().put("timeoutSeconds", timeoutSeconds).put("pingSeconds", pingSeconds)
        .put("acceptSeconds", acceptSeconds).put("closingMillis", closingMillis).put("maxMessage", maxMessage).put("sendQueue", sendQueue)
        .put("overflow", overflow.name()).put("maxPendingCalls", maxPendingCalls).put("maxBatch", maxBatch)
        .put("maxDepth", maxDepth).put("compression", compression).put("compressionThreshold", compressionThreshold)
        .put("origins", new JsonArray(origins));
  }

  /** Seconds without a byte from the client after which it is disconnected, 0 for never. */
  public int timeoutSeconds() {
    return timeoutSeconds;
  }

  /** Sets the seconds without a byte from the client after which it is disconnected, 0 for never. */
  public WebSocketOptions setTimeoutSeconds(int value) {
    timeoutSeconds = atLeast(0, value, "timeoutSeconds");
    return this;
  }

  /** Seconds between two pings of the server, 0 for none. */
  public int pingSeconds() {
    return pingSeconds;
  }

  /** Sets the seconds between two pings of the server, 0 for none. */
  public WebSocketOptions setPingSeconds(int value) {
    pingSeconds = atLeast(0, value, "pingSeconds");
    return this;
  }

  /** Seconds that an application may take to accept a client. */
  public int acceptSeconds() {
    return acceptSeconds;
  }

  /** Sets the seconds that an application may take to accept a client; then it is refused with 503. */
  public WebSocketOptions setAcceptSeconds(int value) {
    acceptSeconds = atLeast(1, value, "acceptSeconds");
    return this;
  }

  /** Milliseconds that a client has to answer a close frame. */
  public int closingMillis() {
    return closingMillis;
  }

  /** Sets the milliseconds that a client has to answer a close frame before the connection is cut. */
  public WebSocketOptions setClosingMillis(int value) {
    closingMillis = atLeast(0, value, "closingMillis");
    return this;
  }

  /** Bytes of one message. */
  public int maxMessage() {
    return maxMessage;
  }

  /** Sets the bytes of one message, after decompression; a larger one is closed with 1009. */
  public WebSocketOptions setMaxMessage(int value) {
    maxMessage = atLeast(125, value, "maxMessage");
    return this;
  }

  /** Bytes that may wait for one client. */
  public int sendQueue() {
    return sendQueue;
  }

  /** Sets the bytes that may wait for one client before {@link #overflow} applies. */
  public WebSocketOptions setSendQueue(int value) {
    sendQueue = atLeast(1, value, "sendQueue");
    return this;
  }

  /** What happens when {@link #sendQueue} is exceeded. */
  public Overflow overflow() {
    return overflow;
  }

  /** Sets what happens when {@link #sendQueue} is exceeded. */
  public WebSocketOptions setOverflow(Overflow value) {
    overflow = value;
    return this;
  }

  /** Sets what happens when {@link #sendQueue} is exceeded: {@code close} or {@code drop}. */
  public WebSocketOptions setOverflow(String value) {
    try {
      return setOverflow(Overflow.valueOf(value.toUpperCase(Locale.ROOT)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("overflow must be close or drop, not " + value, e);
    }
  }

  /** Calls of one client that may wait for the application. */
  public int maxPendingCalls() {
    return maxPendingCalls;
  }

  /** Sets the calls of one client that may wait for the application; meanwhile it is not read. */
  public WebSocketOptions setMaxPendingCalls(int value) {
    maxPendingCalls = atLeast(1, value, "maxPendingCalls");
    return this;
  }

  /** Requests of one JSON-RPC batch. */
  public int maxBatch() {
    return maxBatch;
  }

  /** Sets the requests of one JSON-RPC batch; a larger one is an error. */
  public WebSocketOptions setMaxBatch(int value) {
    maxBatch = atLeast(1, value, "maxBatch");
    return this;
  }

  /** Nested arrays and objects of one message. */
  public int maxDepth() {
    return maxDepth;
  }

  /** Sets the nested arrays and objects of one message; a deeper one is an error. */
  public WebSocketOptions setMaxDepth(int value) {
    maxDepth = atLeast(1, value, "maxDepth");
    return this;
  }

  /** Whether permessage-deflate is agreed to when a client offers it. */
  public boolean compression() {
    return compression;
  }

  /** Sets whether permessage-deflate is agreed to when a client offers it. */
  public WebSocketOptions setCompression(boolean value) {
    compression = value;
    return this;
  }

  /** Bytes below which a message is not compressed. */
  public int compressionThreshold() {
    return compressionThreshold;
  }

  /** Sets the bytes below which a message is not compressed. */
  public WebSocketOptions setCompressionThreshold(int value) {
    compressionThreshold = atLeast(0, value, "compressionThreshold");
    return this;
  }

  /** Values of {@code Origin} that may connect, empty for all. */
  public List<String> origins() {
    return origins;
  }

  /**
   * Sets the values of {@code Origin} that may connect, empty for all; a client without one and pages of the server
   * itself always may.
   */
  public WebSocketOptions setOrigins(List<String> value) {
    origins = List.copyOf(value);
    return this;
  }

  private static int atLeast(int least, int value, String name) {
    if (value < least) {
      throw new IllegalArgumentException(name + " must be >= " + least + ", not " + value);
    }
    return value;
  }
}
