package io.moonbus.nodes;

import io.moonbus.cluster.NodeInfo;
import io.moonbus.cluster.NodeLink;
import io.moonbus.server.MoonbusServer;
import io.moonbus.server.settings.SettingsLoader;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.eventbus.DeliveryOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A whole server that tells what it reaches: each half second it sends to the address that every node has registered for
 * itself, to an address that all have registered, and over the link, and prints a line when something has changed:
 * {@code REACHES bus=abc any=ok link=abc}.
 */
public final class ProbeNode {

  private static final DeliveryOptions TIMEOUT = new DeliveryOptions().setSendTimeout(1_000);
  private static final List<String> NAMES = List.of("a", "b", "c", "d", "e");

  private final Vertx vertx;
  private final NodeLink link;
  private String told = "";

  private ProbeNode(MoonbusServer server) {
    vertx = server.vertx();
    link = server.cluster().orElseThrow().link();
  }

  public static void main(String[] arguments) {
    SettingsLoader loader = new SettingsLoader().home(Path.of(System.getProperty("moonbus.home"))).environment(System.getenv());
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      loader.set(argument.substring(2, equals), argument.substring(equals + 1));
    }
    MoonbusServer.start(loader.load()).onComplete(server -> {
      Runtime.getRuntime().addShutdownHook(new Thread(() -> server.close().await()));
      new ProbeNode(server).start();
      server.listeners().forEach(listener -> System.out.println("HTTP listens at " + listener.host() + ":" + listener.port()));
      System.out.println("Open http");
    }, failure -> {
      System.out.println("FAILED " + failure.getMessage());
      System.exit(1);
    });
  }

  private void start() {
    String name = link.self().name();
    vertx.runOnContext(v -> {
      vertx.eventBus().consumer("moonbus.app.probe." + name, message -> message.reply(name));
      vertx.eventBus().consumer("moonbus.app.probe", message -> message.reply(name));
      link.handle("probe", (from, body) -> Future.succeededFuture(Buffer.buffer(name)));
      next();
    });
  }

  private void next() {
    probe().onComplete(v -> vertx.setTimer(500, id -> next()));
  }

  private Future<?> probe() {
    TreeSet<String> bus = new TreeSet<>();
    TreeSet<String> linked = new TreeSet<>();
    boolean[] any = {true};
    List<Future<?>> all = new ArrayList<>();
    for (String name : NAMES) {
      all.add(ask("moonbus.app.probe." + name).onSuccess(bus::add));
      all.add(ask("moonbus.app.probe").onFailure(e -> any[0] = false));
    }
    for (NodeInfo node : link.nodes()) {
      all.add(link.request(node.id(), "probe", Buffer.buffer()).onSuccess(answer -> linked.add(answer.toString())));
    }
    linked.add(link.self().name());
    return Future.join(all).otherwiseEmpty().onComplete(v -> tell("REACHES bus=" + text(bus) + " any="
        + (any[0] ? "ok" : "lost") + " link=" + text(linked)));
  }

  private Future<String> ask(String address) {
    return vertx.eventBus().<String>request(address, "?", TIMEOUT).map(answer -> answer.body());
  }

  private void tell(String line) {
    if (!line.equals(told)) {
      told = line;
      System.out.println(line);
    }
  }

  private static String text(TreeSet<String> names) {
    return names.stream().collect(Collectors.joining());
  }
}
