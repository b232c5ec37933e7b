package io.moonbus.event;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.MessageConsumer;
import io.vertx.core.shareddata.LocalMap;
import io.vertx.core.shareddata.Shareable;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which applications this node has and who handles them. A mount handles its path and everything below it that has
 * no mount of its own. Several instances of one application may share a path; each has clients of its own.
 */
public final class Applications {

  private final Vertx vertx;
  private final LocalMap<String, Handlers> mounts;

  /**
   * Who handles a path.
   *
   * @param alone     whether nobody may join
   * @param addresses where, one for each instance
   */
  private record Handlers(boolean alone, List<String> addresses) implements Shareable {
  }

  private Applications(Vertx vertx) {
    this.vertx = vertx;
    this.mounts = vertx.sharedData().getLocalMap("moonbus.applications");
  }

  /** The applications of a Vert.x instance. */
  public static Applications of(Vertx vertx) {
    return new Applications(vertx);
  }

  /**
   * Handles the events of the application at {@code path}, on the calling context.
   *
   * @return the registration; its {@code unregister} undoes the mount
   * @throws MountedException when the path is already mounted
   */
  public Mount mount(String path, Handler<EventBatch> handler) {
    String key = normalize(path);
    if (mounts.putIfAbsent(key, new Handlers(true, List.of(Addresses.app(key)))) != null) {
      throw new MountedException(key);
    }
    return consume(key, Addresses.app(key), handler);
  }

  /**
   * Handles the events of some of the clients of the application at {@code path}, on the calling context: those that
   * are given to this instance when they connect.
   *
   * @return the registration; its {@code unregister} undoes the mount
   * @throws MountedException when the path is mounted by one that is no instance
   */
  public Mount mountInstance(String path, Handler<EventBatch> handler) {
    String key = normalize(path);
    Handlers handlers = mounts.compute(key, (at, others) -> joined(at, others));
    List<String> addresses = handlers.addresses();
    return consume(key, addresses.get(addresses.size() - 1), handler);
  }

  private static Handlers joined(String key, Handlers others) {
    if (others == null) {
      return new Handlers(false, List.of(Addresses.app(key)));
    } else if (others.alone()) {
      throw new MountedException(key);
    }
    String free = Stream.iterate(1, i -> i + 1).map(i -> Addresses.app(key) + (i == 1 ? "" : "#" + i))
        .filter(address -> !others.addresses().contains(address)).findFirst().orElseThrow();
    return new Handlers(false, Stream.concat(others.addresses().stream(), Stream.of(free)).toList());
  }

  private Mount consume(String key, String address, Handler<EventBatch> handler) {
    EventCodecs.register(vertx);
    MessageConsumer<EventBatch> consumer =
        vertx.eventBus().localConsumer(address, message -> handler.handle(message.body()));
    return () -> {
      mounts.computeIfPresent(key, (at, handlers) -> without(handlers, address));
      return consumer.unregister();
    };
  }

  private static Handlers without(Handlers handlers, String address) {
    List<String> left = handlers.addresses().stream().filter(each -> !each.equals(address)).toList();
    return left.isEmpty() ? null : new Handlers(handlers.alone(), left);
  }

  /**
   * Who handles a path.
   *
   * @param turn counts the clients of the caller, so that they are spread over the instances
   * @return the event-bus address of the nearest mount at or above it, {@code null} when there is none
   */
  public String resolve(String path, int turn) {
    String key = normalize(path);
    while (true) {
      Handlers handlers = mounts.get(key);
      if (handlers != null) {
        return handlers.addresses().get(Math.floorMod(turn, handlers.addresses().size()));
      } else if (key.isEmpty()) {
        return null;
      }
      key = key.substring(0, key.lastIndexOf('/'));
    }
  }

  private static String normalize(String path) {
    String key = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return key.isEmpty() || key.startsWith("/") ? key : "/" + key;
  }

  /** A mounted application. */
  public interface Mount {

    /** Takes the application away; its clients are told nothing. */
    Future<Void> unregister();
  }
}
