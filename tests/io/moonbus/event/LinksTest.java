package io.moonbus.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.core.internal.VertxInternal;
import io.vertx.junit5.VertxExtension;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class LinksTest {

  private static final Failure REFUSED = new Failure(403, "not you");

  private final List<ClientEvent> events = new ArrayList<>();
  private final List<ClientMessage> messages = new ArrayList<>();

  @Test
  void carriesCallsAndAnswersInOrder(Vertx vertx) throws Exception {
    Context application = vertx.getOrCreateContext();
    ApplicationLink app = on(application, () -> mount(vertx, ""));
    Context protocol = ((VertxInternal) vertx).createEventLoopContext();
    ProtocolLink link = on(protocol, () -> new ProtocolLink(vertx));
    Promise<Void> done = Promise.promise();
    run(protocol, () -> {
      connect(link, "a", "/x", false, done);
      for (int i = 0; i < 100; i++) {
        link.send(call("a", i));
      }
      return null;
    });
    await(done.future());
    assertThat(messages).hasSize(101).first().isInstanceOf(ClientMessage.Accepted.class);
    for (int i = 0; i < 100; i++) {
      assertThat(((ClientMessage.Result) messages.get(i + 1)).callId()).isEqualTo(i);
    }
    assertThat(on(application, app::size)).isEqualTo(1);
  }

  @Test
  void needsNoThreadHandOverWhenBothShareAnEventLoop(Vertx vertx) throws Exception {
    ContextInternal protocol = ((VertxInternal) vertx).createEventLoopContext();
    ContextInternal application = ((VertxInternal) vertx).contextBuilder()
        .withEventLoop(protocol.nettyEventLoop()).build();
    List<Thread> threads = new ArrayList<>();
    on(application, () -> {
      ApplicationLink[] app = new ApplicationLink[1];
      app[0] = ApplicationLink.mount(vertx, "", event -> {
        threads.add(Thread.currentThread());
        app[0].send(new ClientMessage.Accepted(event.clientId(), Map.of()));
      });
      return app[0];
    });
    Promise<Thread> answered = Promise.promise();
    Thread sender = on(protocol, () -> {
      ProtocolLink link = new ProtocolLink(vertx);
      link.connect(new ClientEvent.Connect("a", info("", link.replyTo()), Payload.NONE), false,
          message -> answered.complete(Thread.currentThread()));
      return Thread.currentThread();
    });
    assertThat(await(answered.future())).isSameAs(sender);
    assertThat(threads).containsExactly(sender);
  }

  @Test
  void instancesTakeTurnsAndTheRestTakesOverWhenOneGoes(Vertx vertx) {
    Applications applications = Applications.of(vertx);
    Applications.Mount first = applications.mountInstance("/a", batch -> { });
    Applications.Mount second = applications.mountInstance("/a", batch -> { });
    assertThatThrownBy(() -> applications.mount("/a", batch -> { })).hasMessage("an application is already mounted at /a");
    assertThat(List.of(applications.resolve("/a/b", 0), applications.resolve("/a", 1), applications.resolve("/a", -2)))
        .containsExactly("moonbus.app.a", "moonbus.app.a#2", "moonbus.app.a");
    first.unregister();
    assertThat(applications.resolve("/a", 0)).isEqualTo(applications.resolve("/a", 1)).isEqualTo("moonbus.app.a#2");
    applications.mountInstance("/a", batch -> { });
    assertThat(applications.resolve("/a", 1)).isNotEqualTo(applications.resolve("/a", 0));
    second.unregister();
    applications.mount("/b", batch -> { });
    assertThatThrownBy(() -> applications.mountInstance("/b", batch -> { }))
        .hasMessage("an application is already mounted at /b");
  }

  @Test
  void dropsWhatFollowsARejectedConnection(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    ApplicationLink app = on(context, () -> mount(vertx, ""));
    ProtocolLink link = on(context, () -> new ProtocolLink(vertx));
    Promise<Void> done = Promise.promise();
    run(context, () -> {
      connect(link, "bad", "", false, done);
      link.send(call("bad", 1));
      link.send(call("bad", 2));
      return null;
    });
    await(done.future());
    settle(context);
    assertThat(events).hasSize(1);
    assertThat(messages).containsExactly(new ClientMessage.Rejected("bad", REFUSED));
    assertThat(on(context, app::size)).isZero();
    assertThat(on(context, link::size)).isZero();
  }

  @Test
  void turnsAnExceptionOfTheApplicationIntoAFailedCall(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    on(context, () -> mount(vertx, ""));
    ProtocolLink link = on(context, () -> new ProtocolLink(vertx));
    Promise<Void> done = Promise.promise();
    run(context, () -> {
      connect(link, "a", "", false, done);
      link.send(new ClientEvent.Call("a", 7, "boom", Payload.NONE, Format.JSON, null));
      link.send(call("a", 99));
      return null;
    });
    await(done.future());
    assertThat(messages.get(1)).isEqualTo(new ClientMessage.Failed("a", 7, new Failure(500, "boom")));
  }

  @Test
  void reachesAClientOfAnyApplicationByItsAddress(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    ApplicationLink other = on(context, () -> mount(vertx, "/other"));
    on(context, () -> mount(vertx, ""));
    ProtocolLink link = on(context, () -> new ProtocolLink(vertx));
    Promise<Void> done = Promise.promise();
    run(context, () -> {
      link.connect(new ClientEvent.Connect("a", info("", link.replyTo()), Payload.NONE), true, message -> {
        messages.add(message);
        if (message instanceof ClientMessage.Push) {
          done.complete();
        }
      });
      other.sendAnywhere(new ClientMessage.Push("a", ClientMessage.Kind.MESSAGE, null, Payload.of(1)));
      return null;
    });
    await(done.future());
    assertThat(messages).hasAtLeastOneElementOfType(ClientMessage.Push.class);
  }

  @Test
  void closesItsClientsWhenTheApplicationGoes(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    ApplicationLink app = on(context, () -> mount(vertx, ""));
    ProtocolLink link = on(context, () -> new ProtocolLink(vertx));
    Promise<Void> accepted = Promise.promise();
    run(context, () -> {
      connect(link, "a", "", false, Promise.promise());
      link.send(call("a", 1));
      context.runOnContext(v -> accepted.complete());
      return null;
    });
    await(accepted.future());
    settle(context);
    await(on(context, app::close));
    settle(context);
    assertThat(messages).last().isInstanceOf(ClientMessage.Close.class);
    assertThat(Applications.of(vertx).resolve("", 0)).isNull();
  }

  @Test
  void refusesASecondApplicationAtTheSamePath(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    on(context, () -> mount(vertx, "/chat"));
    assertThatThrownBy(() -> on(context, () -> mount(vertx, "/chat/"))).hasRootCauseMessage(
        "an application is already mounted at /chat");
  }

  @Test
  void connectsToTheNearestMountOrToNone(Vertx vertx) throws Exception {
    Context context = vertx.getOrCreateContext();
    on(context, () -> mount(vertx, "/chat"));
    ProtocolLink link = on(context, () -> new ProtocolLink(vertx));
    Applications applications = Applications.of(vertx);
    assertThat(applications.resolve("/chat/room/1", 0)).isEqualTo("moonbus.app.chat");
    assertThat(applications.resolve("/chatter", 0)).isNull();
    assertThat(on(context, () -> link.connect(
        new ClientEvent.Connect("a", info("/news", "x"), Payload.NONE), false, messages::add))).isFalse();
  }

  private ApplicationLink mount(Vertx vertx, String path) {
    ApplicationLink[] link = new ApplicationLink[1];
    link[0] = ApplicationLink.mount(vertx, path, event -> {
      events.add(event);
      answer(link[0], event);
    });
    return link[0];
  }

  private static void answer(ApplicationLink link, ClientEvent event) {
    if (event instanceof ClientEvent.Connect connect) {
      link.send(connect.clientId().equals("bad")
          ? new ClientMessage.Rejected("bad", REFUSED) : new ClientMessage.Accepted(connect.clientId(), Map.of()));
    } else if (event instanceof ClientEvent.Call call) {
      if (call.method() != null) {
        throw new IllegalStateException(call.method());
      }
      link.send(new ClientMessage.Result(call.clientId(), call.callId(), call.arguments()));
    }
  }

  private void connect(ProtocolLink link, String id, String path, boolean reachable, Promise<Void> done) {
    link.connect(new ClientEvent.Connect(id, info(path, link.replyTo()), Payload.NONE), reachable, message -> {
      messages.add(message);
      if (message instanceof ClientMessage.Rejected
          || message instanceof ClientMessage.Result result && result.callId() == 99) {
        done.complete();
      }
    });
  }

  private static ClientEvent.Call call(String id, long callId) {
    return new ClientEvent.Call(id, callId, null, Payload.of(callId), Format.VALUES, null);
  }

  static ClientInfo info(String path, String replyTo) {
    return new ClientInfo("test", path, "", "127.0.0.1:1", "127.0.0.1:2", Map.of(), Format.VALUES, replyTo);
  }

  private static <T> T on(Context context, Supplier<T> body) throws Exception {
    return await(Future.future(promise -> context.runOnContext(v -> {
      try {
        promise.complete(body.get());
      } catch (RuntimeException e) {
        promise.fail(e);
      }
    })));
  }

  private static void run(Context context, Supplier<Void> body) throws Exception {
    on(context, body);
  }

  /** Lets what is on its way between two links of one context arrive. */
  private static void settle(Context context) throws Exception {
    for (int i = 0; i < 10; i++) {
      on(context, () -> null);
    }
  }

  private static <T> T await(Future<T> future) throws Exception {
    return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
