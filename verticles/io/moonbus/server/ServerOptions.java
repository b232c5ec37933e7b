package io.moonbus.server;

import io.moonbus.admin.AccessFile;
import io.moonbus.admin.AdminOptions;
import io.moonbus.admin.deploy.PackageLimits;
import io.moonbus.cluster.ClusterOptions;
import io.moonbus.data.DataOptions;
import io.moonbus.http.HttpOptions;
import io.moonbus.http.websocket.WebSocketOptions;
import io.moonbus.data.replica.Messages;
import io.moonbus.data.store.StoreOptions;
import io.moonbus.lua.LuaOptions;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Port;
import io.moonbus.server.settings.Setting;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsException;
import io.moonbus.value.Limits;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The options of the verticles and of Vert.x that follow from the settings. */
final class ServerOptions {

  /** Milliseconds more than the budget of a script after which its event loop counts as stuck. */
  private static final int STUCK_MILLIS = 2_000;

  private final Settings settings;

  ServerOptions(Settings settings) {
    this.settings = settings;
  }

  /** Event loops that serve connections. */
  int threads() {
    int threads = settings.get(Catalog.THREADS);
    return threads == 0 ? Runtime.getRuntime().availableProcessors() : threads;
  }

  /** Whether no listener may use the event loop of the scripts. */
  boolean ownLoop() {
    return settings.get(Catalog.LUA_THREAD).equals("own");
  }

  /** How often the tree of applications runs. */
  int instances() {
    return settings.get(Catalog.LUA_INSTANCES);
  }

  VertxOptions vertx() {
    int cluster = new ClusterSettings(settings).isOn() ? 1 : 0;
    VertxOptions options = new VertxOptions()
        .setPreferNativeTransport(true)
        .setEventLoopPoolSize(threads() + (ownLoop() ? instances() : 0) + cluster)
        .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false));
    int budget = settings.get(Catalog.LUA_BUDGET);
    return options.setMaxEventLoopExecuteTimeUnit(TimeUnit.MILLISECONDS)
        .setMaxEventLoopExecuteTime(budget == 0 ? TimeUnit.DAYS.toMillis(1) : (long) budget + STUCK_MILLIS);
  }

  /** @throws SettingsException when there is no such folder */
  Path www() {
    Path www = Path.of(settings.get(Catalog.WWW));
    if (!Files.isDirectory(www)) {
      throw new SettingsException("www = " + www + ": there is no such folder; make it or name another with --www");
    }
    return www;
  }

  /** The listener for operators, empty when it is off. */
  Optional<AdminOptions> admin() {
    Port port = settings.get(Catalog.ADMIN_PORT);
    return !port.isOn() ? Optional.empty() : Optional.of(new AdminOptions()
        .host(settings.get(Catalog.ADMIN_HOST))
        .port(port.toBind())
        .token(settings.get(Catalog.ADMIN_TOKEN))
        .encryption(settings.get(Catalog.ADMIN_TLS)
            ? vertx -> new AdminTls(vertx, tls(), settings.get(Catalog.HTTPS_PASSWORD)) : null)
        .openMetrics(settings.get(Catalog.ADMIN_METRICS).equals("open"))
        .file(settings.path(Catalog.DATA).map(data -> data.resolve(AccessFile.NAME)).orElse(null)));
  }

  /** What may be deployed. */
  PackageLimits packages() {
    return new PackageLimits(settings.get(Catalog.ADMIN_MAX_PACKAGE), settings.get(Catalog.ADMIN_MAX_FILES));
  }

  /** Where verticles in jars are kept. */
  Path jars() {
    return settings.path(Catalog.DATA).orElse(Path.of(settings.get(Catalog.WWW), ".deploy")).resolve("verticles");
  }

  /** Milliseconds after which an event loop that scripts use counts as dead, 0 = never. */
  long scriptsMillis() {
    int budget = settings.get(Catalog.LUA_BUDGET);
    return budget == 0 ? 0 : (long) budget + STUCK_MILLIS;
  }

  /**
   * Where the data table is kept, empty when nothing is to be stored.
   *
   * @throws SettingsException when it cannot be kept there
   */
  Optional<StoreOptions> store() {
    String database = settings.get(Catalog.DATA_STORE);
    if (!database.isEmpty() && !database.startsWith("jdbc:postgresql:")) {
      throw new SettingsException("data.store must be empty or begin with jdbc:postgresql:");
    }
    if (!database.isEmpty() && settings.path(Catalog.DATA).isEmpty()) {
      throw new SettingsException("data.store needs a folder in data, too: it holds the name of this node");
    }
    return settings.path(Catalog.DATA).map(folder -> new StoreOptions().setFolder(folder).setJdbc(database)
        .setUser(settings.get(Catalog.DATA_USER)).setPassword(settings.get(Catalog.DATA_PASSWORD)));
  }

  /**
   * The part of this node in a cluster; empty when it belongs to none.
   *
   * @throws SettingsException when the settings contradict each other
   */
  Optional<ClusterOptions> cluster() {
    Optional<ClusterOptions> cluster = new ClusterSettings(settings).options();
    long needed = Messages.maxLength(data());
    if (cluster.isPresent() && cluster.get().maxMessage() < needed) {
      throw new SettingsException("cluster.maxMessage = " + cluster.get().maxMessage() + " must be " + needed
          + " or more, so that the longest values and keys fit into messages between nodes; or lower data.maxValue = "
          + settings.get(Catalog.DATA_VALUE) + ", data.maxKey or data.maxDepth");
    }
    return cluster;
  }

  /** Where clients go, as other nodes say it to them. */
  String clients(List<Listener> listeners, String clusterHost) {
    return new ClusterSettings(settings).clients(listeners, clusterHost);
  }

  DataOptions data() {
    return new DataOptions().setFlushMillis(settings.get(Catalog.DATA_FLUSH))
        .setForgetDays(settings.get(Catalog.DATA_FORGET)).setMaxKey(settings.get(Catalog.DATA_KEY))
        .setMaxValue(settings.get(Catalog.DATA_VALUE)).setMaxDepth(settings.get(Catalog.DATA_DEPTH))
        .setMaxEntries(settings.get(Catalog.DATA_ENTRIES));
  }

  LuaOptions lua() {
    LuaOptions options = new LuaOptions()
        .www(www())
        .realTimeMillis(settings.get(Catalog.LUA_REAL_TIME))
        .maxOutput(settings.get(Catalog.LUA_MAX_OUTPUT))
        .maxTimers(settings.get(Catalog.LUA_MAX_TIMERS))
        .reloadMillis(settings.get(Catalog.LUA_RELOAD))
        .limits(new Limits(settings.get(Catalog.VALUES_SIZE), settings.get(Catalog.VALUES_DEPTH),
            settings.get(Catalog.VALUES_ELEMENTS)));
    settings.path(Catalog.DATA).ifPresent(options::data);
    settings.path(Catalog.LUA_MODULES).ifPresent(options::modules);
    options.engine().budgetMillis(settings.get(Catalog.LUA_BUDGET)).compile(settings.get(Catalog.LUA_COMPILE))
        .maxStringBytes(settings.get(Catalog.LUA_MAX_STRING)).maxCallDepth(settings.get(Catalog.LUA_MAX_DEPTH))
        .maxMemoryPercent(settings.get(Catalog.LUA_MAX_MEMORY));
    options.durable(settings.get(Catalog.DATA_FLUSH) == 0);
    options.typed().addAll(settings.get(Catalog.DATA_TYPED));
    options.unsafe().addAll(settings.get(Catalog.LUA_UNSAFE));
    options.configs().putAll(settings.configs());
    options.configs().putAll(computed());
    options.arguments().putAll(settings.arguments());
    return options;
  }

  /** What MonaServer adds to the settings for scripts to read. */
  private Map<String, String> computed() {
    Map<String, String> values = new LinkedHashMap<>();
    String command = Path.of(settings.get(Catalog.APPLICATION_DIR), "moonbus").toString();
    values.put("application.command", command);
    values.put("application.path", command);
    values.put("application.name", "moonbus");
    values.put("application.baseName", "moonbus");
    values.put("application.runAsDaemon", String.valueOf(settings.arguments().containsKey("daemon")));
    String publicHost = settings.getOr(Catalog.HTTP_PUBLIC_HOST, Catalog.PUBLIC_HOST);
    if (!publicHost.isEmpty()) {
      ports().forEach((name, port) -> values.put(name + ".publicAddress", publicHost + ":" + port.number()));
    }
    return values;
  }

  /** The listeners that are switched on, without and with TLS. */
  Map<String, Port> ports() {
    Map<String, Port> ports = new LinkedHashMap<>();
    put(ports, "HTTP", Catalog.HTTP_PORT);
    put(ports, "HTTPS", Catalog.HTTPS_PORT);
    return ports;
  }

  private void put(Map<String, Port> ports, String name, Setting<Port> setting) {
    if (settings.get(setting).isOn()) {
      ports.put(name, settings.get(setting));
    }
  }

  /** @param name {@code HTTP} or {@code HTTPS} */
  HttpOptions http(String name, Port port) {
    HttpOptions options = new HttpOptions()
        .setName(name)
        .setHost(settings.getOr(Catalog.HTTP_HOST, Catalog.HOST))
        .setPort(port.toBind())
        .setWww(www())
        .setTimeoutSeconds(settings.get(Catalog.HTTP_TIMEOUT))
        .setRequestSeconds(settings.get(Catalog.HTTP_REQUEST_TIMEOUT))
        .setAnswerSeconds(settings.get(Catalog.HTTP_ANSWER_TIMEOUT))
        .setSendSeconds(settings.get(Catalog.HTTP_SEND_TIMEOUT))
        .setIndex(settings.get(Catalog.HTTP_INDEX))
        .setCors(settings.get(Catalog.HTTP_CORS))
        .setTrustedProxies(settings.get(Catalog.HTTP_TRUSTED_PROXIES))
        .setProxyProtocol(settings.get(Catalog.HTTP_PROXY_PROTOCOL));
    if (name.equals("HTTPS")) {
      options.setTls(tls()).setTlsPassword(settings.get(Catalog.HTTPS_PASSWORD));
    }
    return limits(options);
  }

  private HttpOptions limits(HttpOptions options) {
    return options
        .setMaxLine(settings.get(Catalog.HTTP_MAX_LINE))
        .setMaxHeaders(settings.get(Catalog.HTTP_MAX_HEADERS))
        .setMaxBody(settings.get(Catalog.HTTP_MAX_BODY))
        .setMaxConnections(settings.get(Catalog.HTTP_MAX_CONNECTIONS))
        .setFileCache(settings.get(Catalog.HTTP_FILE_CACHE))
        .setDrainSeconds(settings.get(Catalog.DRAIN_TIMEOUT))
        .setSocketBuffer(settings.get(Catalog.SOCKET_BUFFER_SIZE))
        .setDump(!settings.get(Catalog.LOGS_DUMP).isEmpty())
        .setWebSocket(webSocket());
  }

  private WebSocketOptions webSocket() {
    return new WebSocketOptions()
        .setTimeoutSeconds(settings.get(Catalog.WEBSOCKET_TIMEOUT))
        .setPingSeconds(settings.get(Catalog.WEBSOCKET_PING))
        .setMaxMessage(settings.get(Catalog.WEBSOCKET_MAX_MESSAGE))
        .setSendQueue(settings.get(Catalog.WEBSOCKET_SEND_QUEUE))
        .setOverflow(settings.get(Catalog.WEBSOCKET_OVERFLOW))
        .setCompression(settings.get(Catalog.WEBSOCKET_COMPRESSION))
        .setOrigins(settings.get(Catalog.WEBSOCKET_ORIGINS));
  }

  private String tls() {
    String certificate = settings.get(Catalog.HTTPS_CERTIFICATE);
    String key = settings.get(Catalog.HTTPS_KEY);
    if (certificate.isEmpty()) {
      return HttpOptions.SELF_SIGNED;
    }
    return key.isEmpty() ? certificate : certificate + "," + key;
  }
}
