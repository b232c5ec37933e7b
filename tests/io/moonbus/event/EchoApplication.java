package io.moonbus.event;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.util.Map;

/** The application {@code /echo}: answers every call with its arguments and tells the client how many it made. */
public class EchoApplication extends VerticleBase {

  private ApplicationLink link;
  private int calls;

  @Override
  public Future<?> start() {
    link = ApplicationLink.mount(vertx, "/echo", this::handle);
    return Future.succeededFuture();
  }

  @Override
  public Future<?> stop() {
    return link.close();
  }

  private void handle(ClientEvent event) {
    if (event instanceof ClientEvent.Connect connect) {
      connected(connect);
    } else if (event instanceof ClientEvent.Call call) {
      link.send(new ClientMessage.Push(call.clientId(), ClientMessage.Kind.INVOCATION, "onCall", Payload.of(++calls)));
      link.send(new ClientMessage.Result(call.clientId(), call.callId(), call.arguments()));
    } else if (event instanceof ClientEvent.Read read) {
      Failure failure = new Failure(Failure.NOT_FOUND, "no file " + read.file());
      link.send(new ClientMessage.Failed(read.clientId(), read.callId(), failure));
    }
  }

  private void connected(ClientEvent.Connect connect) {
    if (connect.info().query().equals("stranger")) {
      link.send(new ClientMessage.Rejected(connect.clientId(), new Failure(403, "no strangers")));
    } else {
      link.send(new ClientMessage.Accepted(connect.clientId(), Map.of("timeout", 60)));
    }
  }
}
