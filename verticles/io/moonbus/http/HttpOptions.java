package io.moonbus.http;

import io.moonbus.http.websocket.WebSocketOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Settings of {@link HttpVerticle}. Every setter returns this object and names itself when a value is not allowed. */
public final class HttpOptions {

  /** All addresses of the machine. */
  public static final String DEFAULT_HOST = "0.0.0.0";
  /** The port without TLS that needs no privilege. */
  public static final int DEFAULT_PORT = 8080;
  /** Idle seconds after which a connection is closed, as in MonaServer. */
  public static final int DEFAULT_TIMEOUT_SECONDS = 7;
  /** Seconds that a request may take to arrive completely. */
  public static final int DEFAULT_REQUEST_SECONDS = 30;
  /** Seconds that an application may take to answer. */
  public static final int DEFAULT_ANSWER_SECONDS = 60;
  /** Seconds without progress after which the sending of a file is given up. */
  public static final int DEFAULT_SEND_SECONDS = 30;
  /** Bytes of a request line. */
  public static final int DEFAULT_MAX_LINE = 8 << 10;
  /** Bytes of all header fields of a request. */
  public static final int DEFAULT_MAX_HEADERS = 64 << 10;
  /** Bytes of a request body. */
  public static final int DEFAULT_MAX_BODY = 16 << 20;
  /** Connections of one verticle instance. */
  public static final int DEFAULT_MAX_CONNECTIONS = 100_000;
  /** Seconds that requests get to finish when the verticle stops. */
  public static final int DEFAULT_DRAIN_SECONDS = 5;
  /** Bytes of file contents that one verticle instance keeps in memory. */
  public static final int DEFAULT_FILE_CACHE = 32 << 20;
  /** Any origin may read answers, without credentials. */
  public static final List<String> DEFAULT_CORS = List.of("*");
  /** The value of {@code tls} that makes a certificate for development. */
  public static final String SELF_SIGNED = "self-signed";

  private String host = DEFAULT_HOST;
  private int port = DEFAULT_PORT;
  private String name = "HTTP";
  private Path www = Path.of("www");
  private String tls = "";
  private String tlsPassword = "";
  private int timeoutSeconds = DEFAULT_TIMEOUT_SECONDS;
  private int requestSeconds = DEFAULT_REQUEST_SECONDS;
  private int answerSeconds = DEFAULT_ANSWER_SECONDS;
  private int sendSeconds = DEFAULT_SEND_SECONDS;
  private String index = "true";
  private int maxLine = DEFAULT_MAX_LINE;
  private int maxHeaders = DEFAULT_MAX_HEADERS;
  private int maxBody = DEFAULT_MAX_BODY;
  private int maxConnections = DEFAULT_MAX_CONNECTIONS;
  private int fileCache = DEFAULT_FILE_CACHE;
  private WebSocketOptions webSocket = new WebSocketOptions();
  private int drainSeconds = DEFAULT_DRAIN_SECONDS;
  private int socketBuffer;
  private boolean dump;
  private boolean proxyProtocol;
  private List<String> trustedProxies = List.of();
  private List<String> cors = DEFAULT_CORS;
  private Map<String, String> contentTypes = Map.of();

  /** The defaults. */
  public HttpOptions() {
  }

  /** Options from their {@link #toJson} form; a key that is missing keeps its default. */
  public HttpOptions(JsonObject json) {
    HttpOptionsJson.read(json, this);
  }

  /** These options as JSON, for the configuration of a deployment. */
  public JsonObject toJson() {
    return HttpOptionsJson.write(this);
  }

  /** The address to listen at. */
  public String host() {
    return host;
  }

  /** Sets the address to listen at. */
  public HttpOptions setHost(String value) {
    require(!value.isBlank(), "host must not be empty");
    host = value;
    return this;
  }

  /** The port to listen at, 0 for a free one. */
  public int port() {
    return port;
  }

  /** Sets the port to listen at, 0 for a free one. */
  public HttpOptions setPort(int value) {
    require(value >= 0 && value <= 65535, "port must be from 0 to 65535");
    port = value;
    return this;
  }

  /** The key under which the actual address is published, see {@link HttpVerticle#LISTENERS}. */
  public String name() {
    return name;
  }

  /** Sets the key under which the actual address is published. */
  public HttpOptions setName(String value) {
    require(!value.isBlank(), "name must not be empty");
    name = value;
    return this;
  }

  /** The folder whose files are served. */
  public Path www() {
    return www;
  }

  /** Sets the folder whose files are served. */
  public HttpOptions setWww(Path value) {
    www = value;
    return this;
  }

  /** How connections are encrypted, see {@link #setTls}. */
  public String tls() {
    return tls;
  }

  /**
   * Sets how connections are encrypted: empty for not at all; {@value #SELF_SIGNED} for a certificate made at start;
   * the path of a PKCS#12 file ({@code .p12}, {@code .pfx}); the path of a PEM file with certificate and key; or the
   * paths of certificate and key, separated by a comma.
   */
  public HttpOptions setTls(String value) {
    tls = value;
    return this;
  }

  /** The password of a PKCS#12 file. */
  public String tlsPassword() {
    return tlsPassword;
  }

  /** Sets the password of a PKCS#12 file. */
  public HttpOptions setTlsPassword(String value) {
    tlsPassword = value;
    return this;
  }

  /** Idle seconds after which a connection is closed, 0 for never; an application may override it per client. */
  public int timeoutSeconds() {
    return timeoutSeconds;
  }

  /** Sets the idle seconds after which a connection is closed, 0 for never. */
  public HttpOptions setTimeoutSeconds(int value) {
    timeoutSeconds = atLeast(0, value, "timeout");
    return this;
  }

  /** Seconds that a request may take to arrive completely. */
  public int requestSeconds() {
    return requestSeconds;
  }

  /** Sets the seconds that a request may take to arrive completely. */
  public HttpOptions setRequestSeconds(int value) {
    requestSeconds = atLeast(1, value, "requestSeconds");
    return this;
  }

  /** Seconds that an application may take to answer, 0 for any time. */
  public int answerSeconds() {
    return answerSeconds;
  }

  /** Sets the seconds that an application may take to answer, 0 for any time. */
  public HttpOptions setAnswerSeconds(int value) {
    answerSeconds = atLeast(0, value, "answerSeconds");
    return this;
  }

  /** Seconds without progress after which the sending of a file is given up. */
  public int sendSeconds() {
    return sendSeconds;
  }

  /** Sets the seconds without progress after which the sending of a file is given up. */
  public HttpOptions setSendSeconds(int value) {
    sendSeconds = atLeast(1, value, "sendSeconds");
    return this;
  }

  /** What a request of a folder gets, see {@link #setIndex}. */
  public String index() {
    return index;
  }

  /**
   * Sets what a request of a folder gets: {@code true} the list of its files, {@code false} a refusal, a name with a
   * dot the file of that name, another name the result of the client's method of that name. An application may
   * override it per client.
   */
  public HttpOptions setIndex(String value) {
    require(!value.isBlank(), "index must not be empty");
    index = value;
    return this;
  }

  /** Bytes of a request line. */
  public int maxLine() {
    return maxLine;
  }

  /** Sets the bytes allowed in a request line; a longer one is answered with 414. */
  public HttpOptions setMaxLine(int value) {
    maxLine = atLeast(64, value, "maxLine");
    return this;
  }

  /** Bytes of all header fields of a request. */
  public int maxHeaders() {
    return maxHeaders;
  }

  /** Sets the bytes allowed in all header fields of a request; more are answered with 431. */
  public HttpOptions setMaxHeaders(int value) {
    maxHeaders = atLeast(256, value, "maxHeaders");
    return this;
  }

  /** Bytes of a request body. */
  public int maxBody() {
    return maxBody;
  }

  /** Sets the bytes allowed in a request body; a larger one is answered with 413. */
  public HttpOptions setMaxBody(int value) {
    maxBody = atLeast(0, value, "maxBody");
    return this;
  }

  /** Connections of one verticle instance. */
  public int maxConnections() {
    return maxConnections;
  }

  /** Sets how many connections one verticle instance has at most; more are closed at once. */
  public HttpOptions setMaxConnections(int value) {
    maxConnections = atLeast(1, value, "maxConnections");
    return this;
  }

  /** Bytes of file contents that one verticle instance keeps in memory. */
  public int fileCache() {
    return fileCache;
  }

  /** Sets the bytes of file contents that one verticle instance keeps in memory. */
  public HttpOptions setFileCache(int value) {
    fileCache = atLeast(0, value, "fileCache");
    return this;
  }

  /** The settings of WebSockets. */
  public WebSocketOptions webSocket() {
    return webSocket;
  }

  /** Sets the settings of WebSockets. */
  public HttpOptions setWebSocket(WebSocketOptions value) {
    webSocket = value;
    return this;
  }

  /** Seconds that requests get to finish when the verticle stops. */
  public int drainSeconds() {
    return drainSeconds;
  }

  /** Sets the seconds that requests get to finish when the verticle stops. */
  public HttpOptions setDrainSeconds(int value) {
    drainSeconds = atLeast(0, value, "drainSeconds");
    return this;
  }

  /** Bytes of the system's buffers of each socket, 0 for what the system chooses. */
  public int socketBuffer() {
    return socketBuffer;
  }

  /** Sets the bytes of the system's send and receive buffers of each socket, 0 for what the system chooses. */
  public HttpOptions setSocketBuffer(int value) {
    socketBuffer = atLeast(0, value, "socketBuffer");
    return this;
  }

  /** Whether everything that is received and sent is logged. */
  public boolean dump() {
    return dump;
  }

  /** Sets whether everything that is received and sent is logged as hex, by Netty's logger at level FINE. */
  public HttpOptions setDump(boolean value) {
    dump = value;
    return this;
  }

  /** Whether every connection begins with a PROXY protocol header. */
  public boolean proxyProtocol() {
    return proxyProtocol;
  }

  /**
   * Sets whether every connection begins with a PROXY protocol header (version 1 or 2). Connections from addresses
   * that are not among the {@link #setTrustedProxies trusted} ones are then closed.
   */
  public HttpOptions setProxyProtocol(boolean value) {
    proxyProtocol = value;
    return this;
  }

  /** Whose word about the address of a client counts. */
  public List<String> trustedProxies() {
    return trustedProxies;
  }

  /**
   * Sets whose {@code Forwarded}, {@code X-Forwarded-For} and PROXY protocol headers count: addresses or networks
   * such as {@code 10.0.0.0/8}.
   */
  public HttpOptions setTrustedProxies(List<String> value) {
    TrustedProxies.of(value);
    trustedProxies = List.copyOf(value);
    return this;
  }

  /** Origins that may read answers. */
  public List<String> cors() {
    return cors;
  }

  /**
   * Sets the origins that may read answers: {@code *} alone for any, without credentials; or origins such as
   * {@code https://example.com}, with credentials; or none.
   */
  public HttpOptions setCors(List<String> value) {
    require(!value.contains("*") || value.size() == 1, "cors must be * alone, or a list of origins");
    cors = List.copyOf(value);
    return this;
  }

  /** Media types by file extension that complete or replace the built-in ones. */
  public Map<String, String> contentTypes() {
    return contentTypes;
  }

  /** Sets media types by file extension (lower case, without dot) that complete or replace the built-in ones. */
  public HttpOptions setContentTypes(Map<String, String> value) {
    contentTypes = Map.copyOf(value);
    return this;
  }

  private static int atLeast(int minimum, int value, String name) {
    require(value >= minimum, name + " must be >= " + minimum);
    return value;
  }

  private static void require(boolean ok, String message) {
    if (!ok) {
      throw new IllegalArgumentException(message);
    }
  }
}
