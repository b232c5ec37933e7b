package io.moonbus.server.settings;

import static io.moonbus.server.settings.Setting.Origin.MONASERVER;
import static io.moonbus.server.settings.Setting.Origin.MOONBUS;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Every setting of the server, each declared once. The settings file, the help text, the names in the environment and
 * {@code docs/settings.md} are made of these declarations.
 */
public final class Catalog {

  private static final List<Setting<?>> ALL = new ArrayList<>();

  private static final int ANY = Integer.MAX_VALUE;

  public static final Setting<String> HOST = mona("host", SettingType.text(), "0.0.0.0",
      "Address of this machine that every listener binds; 0.0.0.0 = all.");
  public static final Setting<String> PUBLIC_HOST = mona("publicHost", SettingType.text(), "",
      "Name or address by which clients reach this machine, where it is announced to them; empty = what they used.");
  public static final Setting<Integer> SOCKET_BUFFER_SIZE = mona("socketBufferSize", SettingType.integer(0, ANY), "0",
      "Bytes of the send and receive buffers of each socket; 0 = what the system chooses.");
  public static final Setting<Integer> THREADS = mona("threads", SettingType.integer(0, 1024), "0",
      "Event loops that serve connections; 0 = one per core.");
  public static final Setting<String> WWW = moonbus("www", SettingType.path(), "www",
      "Folder of the applications.");
  public static final Setting<String> DATA = moonbus("data", SettingType.path(), "data",
      "Folder of what applications store.");

  public static final Setting<Integer> DRAIN_TIMEOUT = moonbus("drainTimeout", SettingType.integer(0, 3600), "10",
      "Seconds that calls and clients get to finish when the server stops.");

  public static final Setting<String> APPLICATION_DIR = mona("application.dir", SettingType.path(), "",
      "Folder that other folders in the settings file are relative to; empty = the folder of the moonbus command.");

  public static final Setting<Port> HTTP_PORT = mona("HTTP.port", SettingType.port(), "8080",
      "TCP port of HTTP and WebSocket. 0 = off, auto = a free one, which is printed at the start.");
  public static final Setting<String> HTTP_HOST = mona("HTTP.host", SettingType.text(), "",
      "Address that HTTP binds; empty = host.");
  public static final Setting<String> HTTP_PUBLIC_HOST = mona("HTTP.publicHost", SettingType.text(), "",
      "publicHost for HTTP alone.");
  public static final Setting<Integer> HTTP_TIMEOUT = mona("HTTP.timeout", SettingType.integer(0, ANY), "7",
      "Seconds after which a silent HTTP connection is closed; 0 = never.");
  public static final Setting<String> HTTP_INDEX = mona("HTTP.index", SettingType.text(), "true",
      "What a folder answers: true = a list of its files, false = nothing, else the name of a file.");

  public static final Setting<Integer> HTTP_REQUEST_TIMEOUT = moonbus("HTTP.requestTimeout", SettingType.integer(1, ANY),
      "30", "Seconds that a request may take to arrive completely.");
  public static final Setting<Integer> HTTP_ANSWER_TIMEOUT = moonbus("HTTP.answerTimeout", SettingType.integer(0, ANY),
      "60", "Seconds that an application may take to answer; 0 = any.");
  public static final Setting<Integer> HTTP_SEND_TIMEOUT = moonbus("HTTP.sendTimeout", SettingType.integer(1, ANY),
      "30", "Seconds without progress after which the sending of a file is given up.");
  public static final Setting<Integer> HTTP_MAX_LINE = moonbus("HTTP.maxLine", SettingType.integer(64, ANY), "8192",
      "Bytes of a request line; a longer one is answered with 414.");
  public static final Setting<Integer> HTTP_MAX_HEADERS = moonbus("HTTP.maxHeaders", SettingType.integer(256, ANY),
      "65536", "Bytes of all header fields of a request; more are answered with 431.");
  public static final Setting<Integer> HTTP_MAX_BODY = moonbus("HTTP.maxBody", SettingType.integer(0, ANY), "16777216",
      "Bytes of a request body; a larger one is answered with 413.");
  public static final Setting<Integer> HTTP_MAX_CONNECTIONS = moonbus("HTTP.maxConnections",
      SettingType.integer(1, ANY), "100000", "Connections of one event loop; more are closed at once.");
  public static final Setting<Integer> HTTP_FILE_CACHE = moonbus("HTTP.fileCache", SettingType.integer(0, ANY),
      "33554432", "Bytes of file contents that one event loop keeps in memory.");
  public static final Setting<List<String>> HTTP_CORS = moonbus("HTTP.cors",
      SettingType.list("* or origins such as https://example.com"), "*",
      "Origins whose pages may read answers: * = any, without cookies; a list = these, with cookies; empty = none.");
  public static final Setting<List<String>> HTTP_TRUSTED_PROXIES = moonbus("HTTP.trustedProxies",
      SettingType.list("addresses or networks such as 10.0.0.0/8"), "",
      "Proxies whose word about a client's address counts (Forwarded, X-Forwarded-For, PROXY protocol).");
  public static final Setting<Boolean> HTTP_PROXY_PROTOCOL = moonbus("HTTP.proxyProtocol", SettingType.bool(), "false",
      "Whether every connection begins with a PROXY protocol header, from one of the trusted proxies.");

  public static final Setting<Port> HTTPS_PORT = moonbus("HTTPS.port", SettingType.port(), "0",
      "TCP port of HTTPS (HTTP/1.1, HTTP/2 and WebSocket over TLS). 0 = off, auto = a free one.");
  public static final Setting<String> HTTPS_CERTIFICATE = moonbus("HTTPS.certificate", SettingType.path(), "",
      "Certificate chain (PEM), or certificate and key together (PKCS#12: .p12, .pfx); read again when it changes. "
          + "Empty = a self-signed one, for development.");
  public static final Setting<String> HTTPS_KEY = moonbus("HTTPS.key", SettingType.path(), "",
      "Private key (PEM) of the certificate; not for PKCS#12.");
  public static final Setting<String> HTTPS_PASSWORD = secret("HTTPS.password",
      "Password of the PKCS#12 file.");

  public static final Setting<Integer> WEBSOCKET_TIMEOUT = mona("WebSocket.timeout", SettingType.integer(0, ANY), "120",
      "Seconds after which a WebSocket is closed that answers no ping; 0 = never.");

  public static final Setting<Integer> WEBSOCKET_MAX_MESSAGE = moonbus("WebSocket.maxMessage",
      SettingType.integer(125, ANY), "16777216", "Bytes of one message; a larger one is closed with 1009.");

  public static final Setting<Integer> WEBSOCKET_PING = moonbus("WebSocket.ping", SettingType.integer(0, ANY), "40",
      "Seconds between two pings of a client; 0 = none.");
  public static final Setting<Integer> WEBSOCKET_SEND_QUEUE = moonbus("WebSocket.sendQueue",
      SettingType.integer(1, ANY), "1048576", "Bytes that may wait for one client that does not read.");
  public static final Setting<String> WEBSOCKET_OVERFLOW = moonbus("WebSocket.overflow",
      SettingType.choice("close", "drop"), "close", "What happens when the queue of a client is full: its connection is "
      + "closed, or what is sent to it is dropped until there is room.");
  public static final Setting<Boolean> WEBSOCKET_COMPRESSION = moonbus("WebSocket.compression", SettingType.bool(),
      "true", "Whether messages are compressed for clients that can do it (permessage-deflate).");
  public static final Setting<List<String>> WEBSOCKET_ORIGINS = moonbus("WebSocket.origins",
      SettingType.list("origins such as https://example.com"), "",
      "Sites whose pages may connect, besides this server itself; empty = all.");

  public static final Setting<String> LUA_THREAD = moonbus("lua.thread", SettingType.choice("own", "shared"), "own",
      "own = scripts have an event loop that no listener uses, so a busy script delays no connection; "
          + "shared = they use one of the listeners', which spares a change of thread per call.");
  public static final Setting<Integer> LUA_INSTANCES = moonbus("lua.instances", SettingType.integer(1, 1024), "1",
      "How often the applications run, each time with variables, timers and clients of their own; clients are spread "
          + "over the instances and stay with theirs. More than 1 uses more cores.");
  public static final Setting<Integer> LUA_BUDGET = moonbus("lua.budget", SettingType.integer(0, ANY), "5000",
      "Milliseconds that one call of a script may take before it is interrupted; 0 = any.");
  public static final Setting<Boolean> LUA_COMPILE = moonbus("lua.compile", SettingType.bool(), "true",
      "Whether functions are compiled to JVM classes; false = all are interpreted.");
  public static final Setting<Integer> LUA_MAX_STRING = moonbus("lua.maxString", SettingType.integer(1024, ANY),
      "67108864", "Bytes of the longest string that a script can make.");
  public static final Setting<Integer> LUA_MAX_DEPTH = moonbus("lua.maxDepth", SettingType.integer(100, 100_000), "6000",
      "How many calls of functions may be nested.");
  public static final Setting<Integer> LUA_MAX_MEMORY = moonbus("lua.maxMemory", SettingType.integer(1, 100), "85",
      "How full the memory of the JVM may be, in percent, before a call of a script is stopped that takes much of it; "
          + "100 = never.");
  public static final Setting<Integer> LUA_MAX_OUTPUT = moonbus("lua.maxOutput", SettingType.integer(1024, ANY),
      "268435456", "Bytes that one call of a script may write to clients.");
  public static final Setting<Integer> LUA_MAX_TIMERS = moonbus("lua.maxTimers", SettingType.integer(1, ANY),
      "100000", "Timers that one application may have running.");
  public static final Setting<Integer> LUA_REAL_TIME = moonbus("lua.realTime", SettingType.integer(1, 2000), "50",
      "Milliseconds between two calls of onRealTime.");
  public static final Setting<Integer> LUA_RELOAD = moonbus("lua.reload", SettingType.integer(0, ANY), "1000",
      "Milliseconds between two looks for changed scripts; 0 = never.");
  public static final Setting<String> LUA_MODULES = moonbus("lua.modules", SettingType.path(), "lua_modules",
      "Folder of modules that belong to no application; searched last by require.");
  public static final Setting<List<String>> LUA_UNSAFE = moonbus("lua.unsafe",
      SettingType.some("os.exit", "os.execute", "io.popen", "luajava", "files"), "",
      "What scripts may use although it reaches out of the server; files = files outside www and data.");

  public static final Setting<Integer> VALUES_SIZE = moonbus("values.maxSize", SettingType.integer(1, ANY), "16777216",
      "Bytes of one text of values (JSON, XML-RPC, query, XML) that is read or written.");
  public static final Setting<Integer> VALUES_DEPTH = moonbus("values.maxDepth", SettingType.integer(1, 10_000), "512",
      "Levels of nested arrays and objects.");
  public static final Setting<Integer> VALUES_ELEMENTS = moonbus("values.maxElements", SettingType.integer(1, ANY),
      "1000000", "Elements and members in one text together.");

  public static final Setting<Integer> DATA_FLUSH = moonbus("data.flush", SettingType.integer(0, 60_000), "200",
      "Milliseconds after which what a script has stored in data is on disk; 0 = at once, and clients are told nothing "
          + "before it is.");
  public static final Setting<Integer> DATA_FORGET = moonbus("data.forget", SettingType.integer(1, 3650), "30",
      "Days after which a node of the cluster that does not come back is forgotten; until then removals are remembered "
          + "for it. Comes it later, it takes over the data of the others.");
  public static final Setting<Integer> DATA_KEY = moonbus("data.maxKey", SettingType.integer(1, 32768), "1024",
      "Bytes of a key in data.");
  public static final Setting<Integer> DATA_VALUE = moonbus("data.maxValue", SettingType.integer(1, 16777216), "1048576",
      "Bytes of a value in data.");
  public static final Setting<Integer> DATA_DEPTH = moonbus("data.maxDepth", SettingType.integer(1, 256), "64",
      "Keys from the root of data to a value, those of the application's path included.");
  public static final Setting<Integer> DATA_ENTRIES = moonbus("data.maxEntries", SettingType.integer(1, ANY), "1000000",
      "Values that scripts of this node may bring about; each takes 160 bytes of memory or more.");
  public static final Setting<List<String>> DATA_TYPED = moonbus("data.typed",
      SettingType.list("* or paths of applications such as /chat"), "",
      "Applications in whose data numbers stay numbers, with those below them; * = all. Elsewhere they become strings, "
          + "as in MonaServer.");
  public static final Setting<String> DATA_STORE = moonbus("data.store", SettingType.text(), "",
      "PostgreSQL database that keeps the data table of all nodes, such as jdbc:postgresql://host/name; empty = each node "
          + "keeps it in its data folder.");
  public static final Setting<String> DATA_USER = moonbus("data.user", SettingType.text(), "",
      "Who logs in to that database; empty = as the system calls the user.");
  public static final Setting<String> DATA_PASSWORD = secret("data.password",
      "Password of that user.");

  public static final Setting<String> ADMIN_HOST = moonbus("admin.host", SettingType.text(), "127.0.0.1",
      "Address of this machine for operators: commands, health, figures. Another than a loopback address "
          + "needs admin.tls, or a network that nobody else is in.");
  public static final Setting<Port> ADMIN_PORT = moonbus("admin.port", SettingType.port(), "8090",
      "TCP port for operators. 0 = off, auto = a free one; also taken when 8090 is in use. Commands on this machine find it.");
  public static final Setting<String> ADMIN_TOKEN = secret("admin.token",
      "What requests of operators must bring; empty = a random one of each start, which commands on this machine read from "
          + "the data folder.");
  public static final Setting<Boolean> ADMIN_TLS = moonbus("admin.tls", SettingType.bool(), "false",
      "Whether operators connect by TLS, with the certificate of HTTPS: HTTPS.certificate, HTTPS.key, HTTPS.password; "
          + "without one, a self-signed certificate.");
  public static final Setting<String> ADMIN_METRICS = moonbus("admin.metrics", SettingType.choice("token", "open"), "token",
      "Whether the figures for Prometheus need the token or are open to everybody who reaches the port.");
  public static final Setting<Integer> ADMIN_MAX_PACKAGE = moonbus("admin.maxPackage", SettingType.integer(1, ANY),
      "268435456", "Bytes of all files of an application that is deployed.");
  public static final Setting<Integer> ADMIN_MAX_FILES = moonbus("admin.maxFiles", SettingType.integer(1, 1_000_000),
      "10000", "Files of an application that is deployed.");

  public static final Setting<String> LOGS_DIRECTORY = mona("logs.directory", SettingType.path(), "logs",
      "Folder of the log files; empty = no files.");
  public static final Setting<String> LOGS_NAME = mona("logs.name", SettingType.text(), "log",
      "Name of the log files: log.0 is the current one, log.1 the one before it.");
  public static final Setting<Integer> LOGS_ROTATION = mona("logs.rotation", SettingType.integer(0, 10_000), "10",
      "Number of the oldest log file that is kept; 0 = one file without number, emptied when it is full.");
  public static final Setting<Integer> LOGS_MAX_SIZE = mona("logs.maxSize", SettingType.integer(0, ANY), "1000000",
      "Bytes after which a new log file is begun; 0 = never.");
  public static final Setting<Integer> LOGS_LEVEL = moonbus("logs.level", SettingType.integer(0, 8), "6",
      "What is logged: 0 nothing, 1 fatal, 2 critic, 3 error, 4 warn, 5 note, 6 info, 7 debug, 8 trace. "
          + "1 to 3 are alike, and so are 5 and 6.");
  public static final Setting<String> LOGS_FORMAT = moonbus("logs.format", SettingType.choice("text", "json"), "text",
      "Lines for people, or one JSON object per line.");

  public static final Setting<String> LOGS_DUMP = moonbus("logs.dump", SettingType.text(), "",
      "Logs, at any level, what clients send and get as hex: all = everything, another text = only packets that have "
          + "it in their description; empty = nothing. Option --dump.");
  public static final Setting<Integer> LOGS_DUMP_LIMIT = moonbus("logs.dumpLimit", SettingType.integer(0, ANY), "0",
      "Bytes of each packet that a dump shows; 0 = all.");

  public static final Setting<Boolean> CLUSTER_ENABLED = moonbus("cluster.enabled", SettingType.bool(), "false",
      "Whether this node joins a cluster. Option --cluster; servers.port and servers.targets switch it on, too.");
  public static final Setting<String> CLUSTER_NAME = moonbus("cluster.name", SettingType.text(), "",
      "What the cluster is called, the same on all nodes; empty = as in cluster.xml.");
  public static final Setting<String> CLUSTER_SECRET = secret("cluster.secret",
      "What every node has to know to be let in, the same on all nodes; at least 16 characters that nobody guesses.");
  public static final Setting<String> CLUSTER_NODE = moonbus("cluster.node", SettingType.text(), "",
      "What this node is called; empty = the name of the machine.");
  public static final Setting<String> CLUSTER_HOST = moonbus("cluster.host", SettingType.text(), "",
      "Address of this machine that the other nodes reach; empty = 127.0.0.1, so only nodes of the same machine.");
  public static final Setting<Integer> CLUSTER_PORT = moonbus("cluster.port", SettingType.integer(0, 65535), "0",
      "TCP port by which nodes find each other, exactly this one; 0 = servers.port, else the first free one of 5701 to "
          + "5710 (cluster.xml).");
  public static final Setting<Integer> CLUSTER_BUS_PORT = moonbus("cluster.busPort", SettingType.integer(0, 65535), "0",
      "TCP port of the event bus between nodes; 0 = any free one.");
  public static final Setting<List<String>> CLUSTER_MEMBERS = moonbus("cluster.members",
      SettingType.list("host or host:port"), "",
      "Where other nodes are looked for; some of them are enough. Empty = as in cluster.xml: on this machine.");
  public static final Setting<String> CLUSTER_CONFIG = moonbus("cluster.config", SettingType.path(), "",
      "Hazelcast's settings; empty = cluster.xml beside the settings file, else in application.dir, else the built-in.");
  public static final Setting<String> CLUSTER_TLS_CERTIFICATE = moonbus("cluster.tls.certificate", SettingType.path(),
      "", "Certificate chain (PEM) that this node shows on the event bus; empty = no TLS.");
  public static final Setting<String> CLUSTER_TLS_KEY = moonbus("cluster.tls.key", SettingType.path(), "",
      "Private key (PEM) of the certificate.");
  public static final Setting<String> CLUSTER_TLS_TRUST = moonbus("cluster.tls.trust", SettingType.path(), "",
      "Certificates (PEM) of those who may certify nodes; a node without such a certificate gets no connection.");
  public static final Setting<Integer> CLUSTER_MAX_MESSAGE = moonbus("cluster.maxMessage",
      SettingType.integer(1024, ANY), "16777216", "Bytes of one message between nodes; a larger one is not sent. Must be at least data.maxValue, data.maxKey times "
          + "data.maxDepth and 320 KB together.");
  public static final Setting<Integer> CLUSTER_REQUEST_TIMEOUT = moonbus("cluster.requestTimeout",
      SettingType.integer(1, ANY), "10000", "Milliseconds until a request to another node fails that got no answer.");

  public static final Setting<Integer> SERVERS_PORT = mona("servers.port", SettingType.integer(0, 65535), "0",
      "The same as cluster.port; a port switches the cluster on, at the address in host if it is one.");
  public static final Setting<String> SERVERS_TARGETS = mona("servers.targets", SettingType.text(), "",
      "Nodes that this one connects to, host:port?key=value&key=value separated by semicolons; the keys are properties of "
          + "the server in scripts. Instead of cluster.members; switches the cluster on.");

  private static final Map<String, Setting<?>> BY_KEY =
      ALL.stream().collect(Collectors.toMap(Setting::key, Function.identity(), (a, b) -> a, LinkedHashMap::new));

  /** Keys that a MonaServer.ini may have and that nothing reads yet. */
  private static final Set<String> NOT_USED_YET = Set.of("RTMP.port", "RTMP.host", "RTMP.publicHost", "RTMP.timeout",
      "RTMFP.port", "RTMFP.host", "RTMFP.publicHost", "RTMFP.keepaliveServer", "RTMFP.keepalivePeer",
      "RTMFP.timesBeforeTurn", "RTSP.port", "RTSP.host", "RTSP.publicHost", "RTSP.timeout");

  private Catalog() {
  }

  /** All declarations by key, in the order of the documents. */
  public static Map<String, Setting<?>> settings() {
    return Collections.unmodifiableMap(BY_KEY);
  }

  /** Keys that a MonaServer.ini may have and that nothing reads yet. */
  public static Set<String> notUsedYet() {
    return NOT_USED_YET;
  }

  private static <T> Setting<T> mona(String key, SettingType<T> type, String defaultValue, String doc) {
    return add(new Setting<>(key, type, defaultValue, doc, MONASERVER, false));
  }

  private static <T> Setting<T> moonbus(String key, SettingType<T> type, String defaultValue, String doc) {
    return add(new Setting<>(key, type, defaultValue, doc, MOONBUS, false));
  }

  private static Setting<String> secret(String key, String doc) {
    return add(new Setting<>(key, SettingType.text(), "", doc, MOONBUS, true));
  }

  private static <T> Setting<T> add(Setting<T> setting) {
    ALL.add(setting);
    return setting;
  }
}
