package io.moonbus.server;

import io.moonbus.cluster.ClusterException;
import io.moonbus.data.store.StoreException;
import io.moonbus.server.log.DumpFilter;
import io.moonbus.server.log.LogOptions;
import io.moonbus.server.log.Logging;
import io.moonbus.server.settings.Catalog;
import io.moonbus.server.settings.Settings;
import io.moonbus.server.settings.SettingsException;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Serves until a signal ends it. */
final class Serve {

  private static final Logger LOG = Logger.getLogger("io.moonbus.server");
  /** Status after a second signal. */
  static final int HALTED = 130;

  private final Invocation invocation;
  private final Settings settings;
  private Logging logging;
  private PidFile pidFile;

  private Serve(Invocation invocation) {
    this.invocation = invocation;
    this.settings = invocation.settings();
  }

  static int run(Invocation invocation) {
    if (invocation.line().has(Option.DAEMON) && !Daemon.isChild(invocation.terminal())) {
      return Daemon.start(invocation);
    }
    return new Serve(invocation).run();
  }

  private int run() {
    try {
      logging = Logging.start(logOptions(), invocation.terminal().out());
      if (!settings.get(Catalog.LOGS_DUMP).isEmpty()) {
        DumpFilter.install(settings.get(Catalog.LOGS_DUMP), settings.get(Catalog.LOGS_DUMP_LIMIT));
      }
      pidFile = invocation.line().value(Option.PIDFILE).isEmpty() ? null
          : PidFile.write(invocation.terminal().workingDirectory().resolve(invocation.line().value(Option.PIDFILE).get()));
    } catch (IOException e) {
      invocation.terminal().err().println("moonbus: cannot write " + e.getMessage());
      return ExitStatus.CANNOT_CREATE;
    }
    long began = System.nanoTime();
    Banner banner = new Banner(settings);
    banner.start(Node.name(invocation.terminal().environment()), invocation.line().unknown());
    Promise<MoonbusServer> starting = Promise.promise();
    Signals.onEnd(() -> stop(starting.future()), this::halt);
    try {
      MoonbusServer.start(settings).onComplete(starting);
    } catch (SettingsException e) {
      LOG.severe("Cannot start: " + e.getMessage());
      cleanUp();
      return ExitStatus.CONFIGURATION;
    }
    starting.future().onSuccess(server -> started(server, banner, (System.nanoTime() - began) / 1_000_000))
        .onFailure(this::failed);
    return Program.SERVING;
  }

  private void started(MoonbusServer server, Banner banner, long millis) {
    banner.started(server, millis);
    if (!server.listeners().isEmpty() && server.listeners().stream().noneMatch(Listener::listens)) {
      server.close().onComplete(v -> exit(ExitStatus.UNAVAILABLE));
    } else if (Daemon.isChild(invocation.terminal())) {
      Daemon.ready(invocation.terminal());
    }
  }

  private void failed(Throwable failure) {
    boolean expected = failure instanceof ClusterException || failure instanceof StoreException;
    LOG.log(Level.SEVERE, "Cannot start: " + failure.getMessage(), expected ? null : failure);
    exit(failure instanceof ClusterException ? ExitStatus.CONFIGURATION : ExitStatus.UNAVAILABLE);
  }

  private void stop(Future<MoonbusServer> starting) {
    LOG.info("Stopping: calls are finished first; once more stops at once");
    starting.compose(MoonbusServer::close).onComplete(done -> {
      LOG.info("Server stopped");
      exit(ExitStatus.OK);
    });
  }

  /** On a thread of its own: event loops, which may be the caller, have to end before the process does. */
  private void exit(int status) {
    new Thread(() -> {
      cleanUp();
      System.exit(status);
    }, "moonbus-exit").start();
  }

  private void halt() {
    LOG.warning("Server stopped at once");
    cleanUp();
    Runtime.getRuntime().halt(HALTED);
  }

  private void cleanUp() {
    try {
      if (pidFile != null) {
        pidFile.delete();
      }
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot delete the pid file: {0}", e.toString());
    }
    logging.close();
  }

  private LogOptions logOptions() {
    return new LogOptions(settings.get(Catalog.LOGS_LEVEL), settings.get(Catalog.LOGS_FORMAT).equals("json"),
        settings.path(Catalog.LOGS_DIRECTORY).orElse((Path) null), settings.get(Catalog.LOGS_NAME),
        settings.get(Catalog.LOGS_ROTATION), settings.get(Catalog.LOGS_MAX_SIZE), invocation.terminal().colours());
  }
}
