package io.moonbus.server.log;

import io.vertx.core.json.JsonObject;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One JSON object per line: {@code time}, {@code level}, {@code logger}, {@code message}, {@code error}. */
final class JsonLines extends Formatter {

  @Override
  public String format(LogRecord record) {
    JsonObject line = new JsonObject()
        .put("time", record.getInstant().toString())
        .put("level", LogLevel.word(record.getLevel()).toLowerCase(java.util.Locale.ROOT))
        .put("logger", record.getLoggerName())
        .put("message", formatMessage(record));
    if (record.getThrown() != null) {
      line.put("error", TextLines.trace(record.getThrown()).strip());
    }
    return line.encode() + "\n";
  }
}
