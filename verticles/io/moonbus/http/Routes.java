package io.moonbus.http;

import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Consumer;

/**
 * The way of a request: cross-origin rules, then the routes that others have added, then the applications, which take
 * whatever comes to them.
 */
final class Routes implements Handler<HttpServerRequest> {

  private final HttpService service;
  private final Dispatcher applications;
  private final Router router;

  Routes(Vertx vertx, HttpService service, Dispatcher applications, Consumer<Router> added) {
    this.service = service;
    this.applications = applications;
    this.router = Router.router(vertx);
    router.route().handler(new Cors(service.options().cors()));
    added.accept(router);
    router.route().handler(this::dispatch).failureHandler(this::failed);
    router.errorHandler(400, this::malformed);
  }

  @Override
  public void handle(HttpServerRequest request) {
    Exchange exchange = new Exchange(request, service.peer(request.connection()));
    request.response().putHeader(HttpHeaders.DATE, service.date());
    String path = request.path();
    if (path != null && path.startsWith("/")) {
      router.handle(request);
    } else {
      // "OPTIONS *" and what is malformed; a router knows only paths.
      applications.handle(exchange);
    }
  }

  private void dispatch(RoutingContext routing) {
    applications.handle(exchange(routing));
  }

  private Exchange exchange(RoutingContext routing) {
    return service.peer(routing.request().connection()).exchange(routing.response());
  }

  /** A path that cannot be compared with those of added routes. */
  private void malformed(RoutingContext routing) {
    Errors.answer(exchange(routing), HttpException.malformed("a bad escape in the request target"));
  }

  /** An added route failed, or gave a status instead of an answer. */
  private void failed(RoutingContext routing) {
    Exchange exchange = exchange(routing);
    if (routing.statusCode() >= 400 && routing.statusCode() != 500) {
      Errors.answer(exchange, new HttpException(routing.statusCode(), "The request was refused"));
    } else {
      service.broken(exchange, routing.failure());
    }
  }
}
