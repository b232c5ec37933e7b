package io.moonbus.http;

import io.moonbus.event.ClientMessage;
import io.moonbus.event.Failure;
import io.moonbus.event.Format;
import io.moonbus.event.Payload;
import io.moonbus.value.Limits;
import io.moonbus.value.PayloadWriter;
import io.moonbus.value.ValueException;
import io.moonbus.value.Values;
import io.vertx.core.buffer.Buffer;

/** Makes responses of what applications answer. */
final class Answers {

  private static final Buffer NO_JSON = Buffer.buffer("[]");
  private static final Buffer NO_XML =
      Buffer.buffer("<?xml version=\"1.0\"?><methodResponse><params></params></methodResponse>");
  private static final Buffer NOTHING = Buffer.buffer();

  private final FileAnswers files;

  Answers(FileAnswers files) {
    this.files = files;
  }

  /** The results of a call; when there are none, what the script wrote meanwhile. */
  void result(Exchange exchange, Payload values, ClientMessage.Push written) {
    try {
      if (values.isNone() && written != null) {
        written(exchange, written);
      } else {
        exchange.answer(200, exchange.type, encode(exchange, values));
      }
    } catch (HttpException e) {
      Errors.answer(exchange, e);
    }
  }

  /** A file; when the script refused to name one, what it wrote meanwhile. */
  void file(Exchange exchange, Session session, ClientMessage.FileReply reply, ClientMessage.Push written) {
    if (reply.file() != null) {
      files.answer(exchange, session, reply);
    } else if (written != null) {
      result(exchange, Payload.NONE, written);
    } else {
      Errors.answer(exchange,
          new HttpException(403, "No authorization to see the content of " + exchange.target.path()));
    }
  }

  /** The script closes the connection with a status. */
  void closing(Exchange exchange, int status, String reason) {
    exchange.closing();
    if (status >= 400) {
      Errors.answer(exchange, new Failure(status, reason));
    } else {
      exchange.answer(status);
    }
  }

  private void written(Exchange exchange, ClientMessage.Push push) {
    if (push.kind() == ClientMessage.Kind.RAW) {
      exchange.answer(200, MediaTypes.PLAIN, push.values().data() == null ? NOTHING : push.values().data());
    } else if (push.kind() == ClientMessage.Kind.MESSAGE) {
      exchange.answer(200, exchange.type, encode(exchange, push.values()));
    } else {
      exchange.answer(200, exchange.type, Named.payload(push.name(), encode(exchange, push.values()), exchange.format));
    }
  }

  private static Buffer encode(Exchange exchange, Payload values) {
    if (values.data() != null && values.format() == exchange.format) {
      return values.data();
    }
    if (values.isNone()) {
      return exchange.format == Format.JSON ? NO_JSON : exchange.format == Format.XMLRPC ? NO_XML : NOTHING;
    }
    try {
      PayloadWriter writer = Values.writer(exchange.format, Limits.DEFAULT);
      Values.reader(values, Limits.DEFAULT).readTo(writer);
      return writer.finish().data();
    } catch (ValueException e) {
      throw new HttpException(500, "The result cannot be written: " + e.getMessage());
    }
  }
}
