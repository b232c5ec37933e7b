package io.moonbus.admin.deploy;

import io.moonbus.admin.deploy.DeploymentException.Reason;
import io.moonbus.admin.deploy.JarShelf.Versions;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Verticles in jars, kept in a folder so that they are started again with the node. */
final class JarInstaller implements Installer {

  private static final Logger LOG = Logger.getLogger("io.moonbus.admin.deploy");

  private final Vertx vertx;
  private final JarShelf shelf;
  private final PackageLimits limits;
  private final Deployer deployer;
  private final Map<String, Running> running = new ConcurrentHashMap<>();
  private final Map<String, String> failures = new ConcurrentHashMap<>();

  private record Running(String version, String deployment, JarVerticle jar) {
  }

  JarInstaller(Vertx vertx, Path folder, PackageLimits limits, Deployer deployer) {
    this.vertx = vertx;
    this.shelf = new JarShelf(folder);
    this.limits = limits;
    this.deployer = deployer;
  }

  /** Starts what was in service when the node stopped; one that cannot start is logged and does not hold up the others. */
  Future<Void> start() {
    return vertx.executeBlocking(() -> {
      shelf.recover();
      return shelf.names();
    }, false).compose(names -> Future.join(names.stream().map(this::resume).toList()).<Void>mapEmpty())
        .otherwiseEmpty();
  }

  private Future<Void> resume(String name) {
    return vertx.executeBlocking(() -> shelf.versions(name).current(), false)
        .compose(version -> version.isEmpty() ? Future.<Void>succeededFuture()
            : run(name, version).onSuccess(now -> running.put(name, now)).mapEmpty())
        .onFailure(failure -> {
          failures.put(name, DeploymentException.of(failure).getMessage());
          LOG.log(Level.SEVERE, "The verticle " + name + " cannot be started: " + failure.getMessage(), failure);
        });
  }

  /** Stops all of them. */
  Future<Void> stop() {
    List<Future<Void>> all = new ArrayList<>();
    running.values().forEach(now -> all.add(end(now)));
    running.clear();
    return Future.join(all).mapEmpty();
  }

  @Override
  public Kind kind() {
    return Kind.JAR;
  }

  @Override
  public Path newStaging() throws IOException {
    return shelf.newStaging();
  }

  @Override
  public String versionOf(Path file) throws IOException {
    limits.checkBytes(Files.size(file));
    ContentHash hash = new ContentHash();
    try (InputStream in = Files.newInputStream(file)) {
      byte[] buffer = new byte[1 << 16];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        hash.bytes(buffer, read);
      }
    }
    return hash.version();
  }

  @Override
  public Path pack(String name, Path staging) throws IOException {
    return shelf.jar(name, version(name));
  }

  @Override
  public Path unpack(Path file, Path staging) {
    return file;
  }

  @Override
  public Future<Void> verify(String name, Path content) {
    return vertx.executeBlocking(() -> {
      JarVerticle.open(content).close();
      return null;
    }, false);
  }

  @Override
  public Future<Void> activate(String name, Path content, String version) {
    return vertx.executeBlocking(() -> shelf.add(name, version, content), false)
        .compose(jar -> replace(name, version));
  }

  /** Starts the new one beside the old one; only where they cannot be at once the old one is stopped before. */
  private Future<Void> replace(String name, String version) {
    Running old = running.get(name);
    return run(name, version)
        .recover(failure -> old != null && Conflicts.isWithOther(failure) ? swap(name, version, old) : Future.failedFuture(failure))
        .recover(failure -> Future.failedFuture(new DeploymentException(Reason.REJECTED,
            name + " does not start: " + failure.getMessage(), List.of(String.valueOf(failure)))))
        .compose(now -> note(name, version).compose(v -> {
          running.put(name, now);
          failures.remove(name);
          return old == null ? Future.succeededFuture() : end(old);
        }, failure -> end(now).compose(v -> old == null || isDeployed(old) ? Future.succeededFuture() : again(name, old))
            .transform(v -> Future.failedFuture(failure))));
  }

  private boolean isDeployed(Running verticle) {
    return vertx.deploymentIDs().contains(verticle.deployment());
  }

  private Future<Running> swap(String name, String version, Running old) {
    return end(old).compose(v -> run(name, version))
        .recover(failure -> again(name, old).transform(v -> Future.failedFuture(failure)));
  }

  /** Starts the old one that had to stop for a new one. */
  private Future<Void> again(String name, Running old) {
    return run(name, old.version()).<Void>map(now -> {
      running.put(name, now);
      return null;
    }).onFailure(failure -> {
      running.remove(name);
      failures.put(name, DeploymentException.of(failure).getMessage());
      LOG.log(Level.SEVERE, "The verticle " + name + " cannot be started again: " + failure.getMessage(), failure);
    });
  }

  private Future<Void> note(String name, String version) {
    return vertx.executeBlocking(() -> {
      Versions before = shelf.versions(name);
      String old = before.current().isEmpty() || before.current().equals(version) ? before.previous() : before.current();
      shelf.note(name, new Versions(version, old.equals(version) ? "" : old));
      return null;
    }, false);
  }

  private Future<Running> run(String name, String version) {
    return vertx.executeBlocking(() -> JarVerticle.open(shelf.jar(name, version)), false).compose(jar ->
        vertx.executeBlocking(jar::create, false)
            .compose(verticle -> deployer.deploy(verticle, new DeploymentOptions().setClassLoader(jar.loader())))
            .map(id -> new Running(version, id, jar))
            .onFailure(failure -> close(jar)));
  }

  private Future<Void> end(Running old) {
    return vertx.undeploy(old.deployment()).otherwiseEmpty().onComplete(v -> close(old.jar()));
  }

  private static void close(JarVerticle jar) {
    try {
      jar.close();
    } catch (IOException e) {
      LOG.log(Level.FINE, "A jar was not closed", e);
    }
  }

  @Override
  public Future<Void> remove(String name) {
    return vertx.executeBlocking(() -> {
      Versions before = shelf.versions(name);
      shelf.note(name, new Versions("", before.current()));
      return null;
    }, false).compose(v -> {
      Running old = running.remove(name);
      failures.remove(name);
      return old == null ? Future.succeededFuture() : end(old);
    });
  }

  @Override
  public Future<Void> restore(String name) {
    return vertx.executeBlocking(() -> shelf.versions(name).previous(), false)
        .compose(version -> replace(name, version));
  }

  @Override
  public String version(String name) throws IOException {
    return shelf.versions(name).current();
  }

  @Override
  public String previous(String name) throws IOException {
    return shelf.versions(name).previous();
  }

  @Override
  public Future<List<Installed>> installed() {
    return vertx.executeBlocking(() -> {
      List<Installed> all = new ArrayList<>();
      for (String name : shelf.names()) {
        all.add(installed(name));
      }
      return all;
    }, false);
  }

  private Installed installed(String name) {
    String failure = failures.getOrDefault(name, "");
    try {
      Versions versions = shelf.versions(name);
      String state = versions.current().isEmpty() ? "removed" : failure.isEmpty() ? "serving" : "failed";
      return new Installed(name, Kind.JAR, versions.current(), versions.previous(), state, failure);
    } catch (IOException e) {
      return new Installed(name, Kind.JAR, "?", "", "failed", e.getMessage());
    }
  }
}
