package io.moonbus.http;

import io.moonbus.event.ClientEvent;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.xmlrpc.XmlRpcReader;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;

/** Turns requests into events of the application that their path names. */
final class Dispatcher {

  private static final String METHODS = "GET, HEAD, POST, OPTIONS";

  private final HttpService service;
  private final FileAnswers files;
  private final Sessions sessions;
  private final Upgrades upgrades;

  Dispatcher(HttpService service, Upgrades upgrades) {
    this.service = service;
    this.files = new FileAnswers(service);
    this.sessions = new Sessions(service, new Answers(files));
    this.upgrades = upgrades;
  }

  /** Answers a request, whatever it is. */
  void handle(Exchange exchange) {
    attempt(exchange, () -> dispatch(exchange));
  }

  /** Whatever a step refuses is answered, also when the step comes after the body was read. */
  private void attempt(Exchange exchange, Runnable step) {
    if (exchange.isAnswered()) {
      // The client has gone while the step was prepared: a client object that began now would never end.
      return;
    }
    try {
      step.run();
    } catch (HttpException e) {
      if (e.status() == 404) {
        Errors.answer(exchange, e);
      } else {
        service.refuse(exchange, e);
      }
    } catch (RuntimeException e) {
      service.broken(exchange, e);
    }
  }

  /** A request that could not be decoded. */
  void malformed(HttpServerRequest request) {
    Exchange exchange = new Exchange(request, service.peer(request.connection()));
    request.response().putHeader(HttpHeaders.DATE, service.date());
    Throwable cause = request.decoderResult().cause();
    if (cause instanceof PrematureChannelClosureException) {
      exchange.abandon();
    } else if (cause instanceof HttpException e) {
      service.refuse(exchange, e);
    } else if (cause instanceof TooLongHttpLineException) {
      service.refuse(exchange, new HttpException(414, "A request line may have " + service.options().maxLine() + " bytes"));
    } else if (cause instanceof TooLongHttpHeaderException) {
      service.refuse(exchange,
          new HttpException(431, "The header fields may have " + service.options().maxHeaders() + " bytes"));
    } else {
      service.refuse(exchange, HttpException.malformed("A malformed request: " + cause.getMessage()));
    }
  }

  private void dispatch(Exchange exchange) {
    HttpServerRequest request = exchange.request;
    if (request.version() == HttpVersion.HTTP_1_1 && request.headers().getAll(HttpHeaders.HOST).size() != 1) {
      throw HttpException.malformed("Exactly one Host header field is needed");
    }
    HttpMethod method = request.method();
    if (method == HttpMethod.OPTIONS) {
      exchange.response().putHeader(HttpHeaders.ALLOW, METHODS);
      exchange.answer(204);
      return;
    }
    boolean get = method == HttpMethod.GET || exchange.head;
    if (!get && method != HttpMethod.POST) {
      exchange.response().putHeader(HttpHeaders.ALLOW, METHODS);
      Errors.answer(exchange, new HttpException(405, "The method " + method.name() + " is not supported"));
      return;
    }
    exchange.target = RequestTarget.parse(request.uri());
    if (!get) {
      BodyReader.read(exchange, service, body -> attempt(exchange, () -> post(exchange, body)));
    } else if (!upgrades.handle(exchange)) {
      read(exchange);
    }
  }

  private void read(Exchange exchange) {
    Session session = sessions.of(exchange);
    if (session == null) {
      files.answer(exchange);
      return;
    }
    Payload arguments = Payloads.query(exchange.target.query());
    service.await(exchange);
    session.send(new ClientEvent.Read(session.id, session.await(exchange), exchange.target.file(), arguments,
        Format.JSON, session.changed(exchange)));
  }

  private void post(Exchange exchange, Buffer body) {
    String type = exchange.request.headers().get(HttpHeaders.CONTENT_TYPE);
    Format format = type == null ? Format.RAW : MediaTypes.format(type);
    exchange.call = true;
    if (type != null) {
      exchange.format = format;
      exchange.type = type.equals("application/json") ? MediaTypes.JSON : type;
    }
    boolean text = format == Format.XMLRPC && !XmlRpcReader.accepts(body);
    Payload arguments = Payload.encoded(text ? Format.RAW : format, body);
    if (exchange.target.file().isEmpty()) {
      call(exchange, arguments);
    } else {
      resolve(exchange, arguments);
    }
  }

  /** The application {@code /chat} can be called as {@code /chat} too. */
  private void resolve(Exchange exchange, Payload arguments) {
    service.files().isFolder(exchange.target.path()).onComplete(folder -> {
      exchange.target = folder ? exchange.target.asFolder() : exchange.target;
      attempt(exchange, () -> call(exchange, arguments));
    }, error -> attempt(exchange, () -> call(exchange, arguments)));
  }

  private void call(Exchange exchange, Payload arguments) {
    Session session;
    try {
      session = sessions.of(exchange);
    } catch (HttpException e) {
      Errors.answer(exchange, e);
      return;
    }
    if (session == null) {
      Errors.answer(exchange, new HttpException(404, "Nothing can be called at " + exchange.target.folder()));
      return;
    }
    service.await(exchange);
    session.send(new ClientEvent.Call(session.id, session.await(exchange), null, arguments, exchange.format,
        session.changed(exchange)));
  }
}
