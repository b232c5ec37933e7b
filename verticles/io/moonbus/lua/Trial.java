package io.moonbus.lua;

import io.moonbus.cluster.NodeLink;
import io.moonbus.data.Database;
import io.moonbus.data.service.MemoryDatabase;
import io.moonbus.lua.app.ApplicationTree;
import io.moonbus.lua.app.Outlet;
import io.moonbus.lua.app.Problem;
import io.moonbus.lua.app.Services;
import io.moonbus.lua.engine.LuaEngine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * An application that is loaded on trial: in a tree made of links to the real one with the application in its place, and
 * on a Vert.x instance of its own, so that timers, events and clients of the server are out of its reach.
 */
final class Trial {

  private final Path folder;
  private final LuaOptions options;
  private final String path;
  private final Vertx vertx;

  private Trial(Path folder, LuaOptions options, String path) {
    this.folder = folder;
    this.options = options;
    this.path = path;
    this.vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1).setInternalBlockingPoolSize(1)
        .setMaxEventLoopExecuteTimeUnit(TimeUnit.DAYS).setMaxEventLoopExecuteTime(1)
        .setFileSystemOptions(new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false)));
  }

  static Future<Trial> open(Vertx vertx, LuaOptions real, String name, Path application) {
    // Not on a thread of Vert.x, where another instance would be taken for a mistake.
    return Future.fromCompletionStage(CompletableFuture.supplyAsync(() -> {
      try {
        return open(real, name, application);
      } catch (IOException e) {
        throw new UncheckedIOException("the trial of " + name + " cannot be prepared: " + e.getMessage(), e);
      }
    }), vertx.getOrCreateContext());
  }

  private static Trial open(LuaOptions real, String name, Path application) throws IOException {
    Path folder = Files.createTempDirectory("moonbus-trial");
    try {
      Path www = real.www().toAbsolutePath();
      link(www, Files.createDirectory(folder.resolve("www")), List.of(name.split("/")), application.toAbsolutePath());
      LuaOptions options = new LuaOptions(real.toJson()).www(folder.resolve("www"));
      options.folders().addAll(List.of(www, application));
      return new Trial(folder, options, "/" + name);
    } catch (IOException | RuntimeException e) {
      delete(folder);
      throw e;
    }
  }

  /** Links everything in a folder but what leads to the application, for which there is a folder of its own. */
  private static void link(Path from, Path to, List<String> way, Path application) throws IOException {
    String next = way.get(0);
    if (Files.isDirectory(from)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(from)) {
        for (Path entry : entries) {
          String name = entry.getFileName().toString();
          if (!name.equals(next) && !name.startsWith(".")) {
            Files.createSymbolicLink(to.resolve(name), entry);
          }
        }
      }
    }
    if (way.size() == 1) {
      Files.createSymbolicLink(to.resolve(next), application);
    } else {
      link(from.resolve(next), Files.createDirectory(to.resolve(next)), way.subList(1, way.size()), application);
    }
  }

  /** @param data what the scripts find; they change a copy of it */
  Future<List<Problem>> run(Database data) {
    Promise<List<Problem>> done = Promise.promise();
    Context context = vertx.getOrCreateContext();
    context.runOnContext(v -> {
      try (LuaEngine engine = LuaEngine.create()) {
        ApplicationTree tree = new ApplicationTree(vertx, engine, options, Outlet.NOWHERE,
            new Services(MemoryDatabase.copy(vertx, data), NodeLink.alone()));
        List<Problem> problems = tree.check(path);
        tree.stop();
        done.complete(problems);
      } catch (RuntimeException e) {
        done.fail(e);
      }
    });
    return done.future();
  }

  /** Blocks. */
  void close() throws IOException {
    vertx.close().toCompletionStage().toCompletableFuture().join();
    delete(folder);
  }

  private static void delete(Path path) throws IOException {
    if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(path)) {
        for (Path entry : entries) {
          delete(entry);
        }
      }
    }
    Files.delete(path);
  }
}
