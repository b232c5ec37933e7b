package io.moonbus.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Makes of the one setting {@code tls} what the server needs, and notices when the files change. */
public final class Tls {

  /** How often the files are looked at. */
  static final int CHECK_MILLIS = 2000;
  private static final Logger LOG = Logger.getLogger("io.moonbus.http");
  private static final String SHARED = "moonbus.selfsigned";
  private static final String LOGGED = "moonbus.certificates";

  private final Vertx vertx;
  private final HttpOptions options;
  private final List<String> files = new ArrayList<>();
  private String seen;

  /**
   * @param options of which name, TLS and password count
   * @throws IllegalArgumentException when a file is missing
   */
  public Tls(Vertx vertx, HttpOptions options) {
    this.vertx = vertx;
    this.options = options;
    if (!options.tls().equals(HttpOptions.SELF_SIGNED)) {
      for (String file : options.tls().split(",")) {
        files.add(existing(file.trim()));
      }
    }
  }

  private static String existing(String file) {
    if (!Files.isReadable(Path.of(file))) {
      throw new IllegalArgumentException("tls: the file " + file + " cannot be read");
    }
    return file;
  }

  /**
   * Certificate and key. Reads files, waiting for them.
   *
   * @throws IllegalArgumentException when they do not belong together
   * @throws Exception when a file is not what its name says, or the password is wrong
   */
  public KeyCertOptions keyCert() throws Exception {
    KeyCertOptions keyCert = files.isEmpty() ? selfSigned().options() : named();
    KeyMatch.check(keyCert.getKeyManagerFactory(vertx).getKeyManagers());
    return keyCert;
  }

  private KeyCertOptions named() {
    String first = files.get(0);
    String lower = first.toLowerCase(Locale.ROOT);
    if (lower.endsWith(".p12") || lower.endsWith(".pfx")) {
      return new PfxOptions().setPath(first).setPassword(options.tlsPassword());
    }
    return new PemKeyCertOptions().addCertPath(first).addKeyPath(files.get(files.size() - 1));
  }

  /** All instances of a node show the same certificate. */
  private SelfSigned selfSigned() {
    return vertx.sharedData().<String, Shared>getLocalMap(SHARED)
        .computeIfAbsent(HttpOptions.SELF_SIGNED, name -> new Shared(SelfSigned.create())).value();
  }

  private record Shared(SelfSigned value) implements io.vertx.core.shareddata.Shareable {
  }

  /** Shows a new certificate to new connections when the files change; an unusable one is logged and not taken. */
  public void watch(HttpServer server) {
    if (!files.isEmpty()) {
      state().onSuccess(state -> seen = state);
      vertx.setPeriodic(CHECK_MILLIS, id -> state().onSuccess(state -> update(server, state)));
    }
  }

  private void update(HttpServer server, String state) {
    if (state.equals(seen)) {
      return;
    }
    seen = state;
    vertx.executeBlocking(this::keyCert)
        .compose(keyCert -> server.updateSSLOptions(new ServerSSLOptions().setKeyCertOptions(keyCert), true))
        .onComplete(
            done -> log(state, Level.INFO, "{0}: certificate read again from {1}", ""),
            error -> log(state, Level.SEVERE, "{0}: the new certificate in {1} is not usable, the old one stays: {2}",
                error.getMessage()));
  }

  /** One line for all instances of a listener. */
  private void log(String state, Level level, String line, String why) {
    if (!state.equals(vertx.sharedData().<String, String>getLocalMap(LOGGED).put(options.name(), state))) {
      LOG.log(level, line, new Object[] {options.name(), files, why});
    }
  }

  /** Times and sizes of the files. */
  private Future<String> state() {
    List<Future<String>> states = new ArrayList<>();
    for (String file : files) {
      states.add(vertx.fileSystem().props(file).map(props -> props.lastModifiedTime() + "/" + props.size()));
    }
    return Future.all(states).map(all -> all.list().toString());
  }
}
