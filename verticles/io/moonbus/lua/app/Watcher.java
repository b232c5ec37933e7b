package io.moonbus.lua.app;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Looks for changes of the files that applications loaded, away from their thread, and has them reloaded. */
final class Watcher {

  private final ApplicationTree tree;
  private final Vertx vertx;
  private boolean looking;

  private record Watched(Application application, Map<Path, Stamp> files) {
  }

  private record Change(Application application, List<Path> files) {
  }

  Watcher(ApplicationTree tree, Vertx vertx) {
    this.tree = tree;
    this.vertx = vertx;
  }

  /** Looks once, unless it is still looking. */
  void look() {
    if (looking) {
      return;
    }
    looking = true;
    List<Watched> watched = new ArrayList<>();
    for (Application application : tree.root().below()) {
      watched.add(new Watched(application, Map.copyOf(application.version().files())));
    }
    vertx.executeBlocking(() -> changes(watched), false).onComplete(result -> {
      looking = false;
      if (result.succeeded()) {
        reload(result.result());
      }
    });
  }

  private static List<Change> changes(List<Watched> watched) {
    List<Change> changes = new ArrayList<>();
    for (Watched application : watched) {
      List<Path> files = new ArrayList<>();
      application.files().forEach((file, stamp) -> {
        if (!Stamp.of(file).equals(stamp)) {
          files.add(file);
        }
      });
      if (!files.isEmpty()) {
        changes.add(new Change(application.application(), files));
      }
    }
    return changes;
  }

  /** All values of changed modules are forgotten first, so that applications that share a module still do. */
  private void reload(List<Change> changes) {
    changes.forEach(change -> change.files().forEach(tree.modules()::forget));
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
