package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Applications in the folders below {@code www/}. */
final class FolderInstaller implements Installer {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");

  private final Vertx vertx;
  private final Shelf shelf;
  private final Path www;
  private final FolderRuntime runtime;
  private final PackageLimits limits;
  private final VersionCache versions = new VersionCache();

  FolderInstaller(Vertx vertx, Path www, FolderRuntime runtime, PackageLimits limits) {
    this.vertx = vertx;
    this.shelf = new Shelf(www);
    this.www = www;
    this.runtime = runtime;
    this.limits = limits;
  }

  @Override
  public Kind kind() {
    return Kind.FOLDER;
  }

  @Override
  public Path newStaging() throws IOException {
    return shelf.newStaging();
  }

  @Override
  public String versionOf(Path file) throws IOException {
    try (Archive archive = Archive.open(file, limits)) {
      return archive.version();
    }
  }

  @Override
  public Path pack(String name, Path staging) throws IOException {
    Path file = staging.resolve("package");
    Folder.read(shelf.place(name), limits).pack(file);
    return file;
  }

  @Override
  public Path unpack(Path file, Path staging) throws IOException {
    Path content = Files.createDirectory(staging.resolve("content"));
    try (Archive archive = Archive.open(file, limits)) {
      archive.extract(content);
    }
    return content;
  }

  @Override
  public Future<Void> verify(String name, Path content) {
    return runtime.check(name, content).compose(problems -> accept(name, problems));
  }

  private static Future<Void> accept(String name, List<String> problems) {
    return problems.isEmpty() ? Future.succeededFuture() : Future.failedFuture(
        new DeploymentException(Reason.REJECTED, name + " does not load: " + problems.get(0), problems));
  }

  @Override
  public Future<Void> activate(String name, Path content, String version) {
    return vertx.executeBlocking(() -> put(name, content, version), false)
        .compose(placed -> runtime.reload(name).compose(problems -> accept(name, problems))
            .recover(failure -> undo(name, placed).compose(v -> Future.failedFuture(failure))));
  }

  private enum Placed {
    NEW, REPLACED, THERE
  }

  /** Another node that uses the same folder may have been faster. */
  private Placed put(String name, Path content, String version) throws IOException {
    if (version(name).equals(version)) {
      return Placed.THERE;
    }
    return shelf.put(name, content) ? Placed.REPLACED : Placed.NEW;
  }

  private Future<Void> undo(String name, Placed placed) {
    return placed == Placed.THERE ? Future.succeededFuture()
        : blocking(() -> shelf.undo(name, placed == Placed.REPLACED)).compose(v -> runtime.reload(name)).mapEmpty();
  }

  @Override
  public Future<Void> remove(String name) {
    return blocking(() -> shelf.take(name)).compose(v -> runtime.reload(name)).mapEmpty();
  }

  @Override
  public Future<Void> restore(String name) {
    // It stays where it is during the trial, so that a crash then does not lose it.
    return verify(name, shelf.previous(name)).compose(v -> vertx.executeBlocking(() -> {
      Path content = shelf.newStaging().resolve("content");
      FileTrees.move(shelf.previous(name), content);
      return content;
    }, false)).compose(content -> activate(name, content, null)
        .recover(failure -> blocking(() -> putBack(name, content)).compose(v -> Future.failedFuture(failure)))
        .eventually(() -> blocking(() -> FileTrees.delete(content.getParent()))));
  }

  private void putBack(String name, Path content) throws IOException {
    if (Files.exists(content) && !Files.exists(shelf.previous(name))) {
      FileTrees.move(content, shelf.previous(name));
    }
  }

  @Override
  public String version(String name) throws IOException {
    return Files.isDirectory(shelf.place(name)) ? versionIn(shelf.place(name)) : "";
  }

  @Override
  public String previous(String name) throws IOException {
    return Files.isDirectory(shelf.previous(name)) ? versionIn(shelf.previous(name)) : "";
  }

  private String versionIn(Path folder) throws IOException {
    try {
      return versions.version(folder, limits);
    } catch (DeploymentException e) {
      LOG.log(Level.FINE, "{0} has no version: {1}", new Object[] {folder, e.getMessage()});
      return "?";
    }
  }

  @Override
  public Future<List<Installed>> installed() {
    return runtime.states().compose(states -> vertx.executeBlocking(() -> {
      List<Installed> all = new ArrayList<>();
      for (String name : names(states)) {
        all.add(installed(name, states.get(name)));
      }
      return all;
    }, false));
  }

  /** Those with code, every folder at the top, and those that were taken away. */
  private Set<String> names(Map<String, FolderRuntime.State> states) throws IOException {
    Set<String> names = new TreeSet<>(states.keySet());
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(www, Files::isDirectory)) {
      for (Path folder : folders) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(".")) {
          names.add(name);
        }
      }
    }
    shelf.kept().forEach(key -> names.add(key.replace('.', '/')));
    names.remove("");
    return names;
  }

  private Installed installed(String name, FolderRuntime.State state) throws IOException {
    String version = version(name);
    String text = version.isEmpty() ? "removed" : state == null ? "files" : !state.failure().isEmpty() ? "failed"
        : state.loaded() ? "serving" : "waiting";
    return new Installed(name, Kind.FOLDER, version, previous(name), text, state == null ? "" : state.failure());
  }

  private interface Change {
    void run() throws IOException;
  }

  private Future<Void> blocking(Change change) {
    return vertx.executeBlocking(() -> {
      change.run();
      return null;
    }, false);
  }
}
