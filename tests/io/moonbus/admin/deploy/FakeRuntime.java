package io.moonbus.admin.deploy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds applications wrong whose main file says {@code syntax error}, or, in service, {@code late error}. */
public final class FakeRuntime implements FolderRuntime {

  public final List<String> reloads = new CopyOnWriteArrayList<>();
  public final AtomicInteger checks = new AtomicInteger();
  private final Path www;
  /** Completed when checks may end, {@code null} = at once. */
  public volatile Promise<Void> gate;

  public FakeRuntime(Path www) {
    this.www = www;
  }

  @Override
  public Future<List<String>> check(String name, Path folder) {
    checks.incrementAndGet();
    Future<Void> open = gate == null ? Future.succeededFuture() : gate.future();
    return open.map(v -> problems(name, folder, "syntax error"));
  }

  @Override
  public Future<List<String>> reload(String name) {
    reloads.add(name);
    return Future.succeededFuture(problems(name, www.resolve(name), "late error"));
  }

  private static List<String> problems(String name, Path folder, String wrong) {
    try {
      Path main = folder.resolve("main.lua");
      return Files.exists(main) && Files.readString(main).contains(wrong)
          ? List.of(name + "/main.lua:1: " + wrong) : List.of();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Future<Map<String, State>> states() {
    return Future.succeededFuture(Map.of("", new State(true, "")));
  }
}
