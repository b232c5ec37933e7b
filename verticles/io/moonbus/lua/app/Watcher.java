package io.moonbus.lua.app;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Looks for changes of the files that applications loaded, away from their thread, and has them reloaded. */
final class Watcher {

  /** How long a changed file must stay the same before it is loaded: editors save in several steps. */
  private static final long SETTLE_MILLIS = 30;

  private final ApplicationTree tree;
  private final Vertx vertx;
  private Map<Path, Stamp> unsettled = Map.of();
  private boolean looking;
  private boolean stopped;

  private record Watched(Application application, Map<Path, Stamp> files) {
  }

  private record Change(Application application, Map<Path, Stamp> files) {
  }

  Watcher(ApplicationTree tree, Vertx vertx) {
    this.tree = tree;
    this.vertx = vertx;
  }

  /** Nothing is reloaded any more. */
  void stop() {
    stopped = true;
  }

  /** Looks once, unless it is still looking. */
  void look() {
    if (looking) {
      return;
    }
    looking = true;
    changes().onComplete(result -> {
      looking = false;
      if (result.succeeded() && !stopped) {
        changed(result.result());
      }
    });
  }

  /** Has everything reloaded at once that has changed, for who knows that nobody is writing any more. */
  Future<Void> lookNow() {
    return changes().onSuccess(changes -> {
      if (!stopped) {
        reload(changes);
      }
    }).mapEmpty();
  }

  private Future<List<Change>> changes() {
    List<Watched> watched = new ArrayList<>();
    for (Application application : tree.root().below()) {
      watched.add(new Watched(application, Map.copyOf(application.version().files())));
    }
    return vertx.executeBlocking(() -> changes(watched), false);
  }

  private static List<Change> changes(List<Watched> watched) {
    List<Change> changes = new ArrayList<>();
    for (Watched application : watched) {
      Map<Path, Stamp> files = new HashMap<>();
      application.files().forEach((file, before) -> {
        Stamp now = Stamp.of(file);
        if (!now.equals(before)) {
          files.put(file, now);
        }
      });
      if (!files.isEmpty()) {
        changes.add(new Change(application.application(), files));
      }
    }
    return changes;
  }

  private void changed(List<Change> changes) {
    Map<Path, Stamp> now = new HashMap<>();
    changes.forEach(change -> now.putAll(change.files()));
    boolean settled = now.equals(unsettled);
    unsettled = settled ? Map.of() : now;
    if (settled) {
      reload(changes);
    } else {
      vertx.setTimer(SETTLE_MILLIS, timer -> look());
    }
  }

  /** All values of changed modules are forgotten first, so that applications that share a module still do. */
  private void reload(List<Change> changes) {
    changes.forEach(change -> change.files().keySet().forEach(tree.modules()::forget));
    changes.forEach(this::reload);
  }

  private void reload(Change change) {
    Application application = change.application();
    if (application.version().changed()) {
      application.version().refresh();
    }
    if (application.parent() != null && !Files.isDirectory(application.folder())) {
      application.parent().forget(application);
    }
  }
}
