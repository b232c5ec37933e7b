package io.moonbus.server.log;

import java.util.logging.Filter;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes of what Netty logs about each packet the lines of {@code --dump}. */
public final class DumpFilter implements Filter {

  /** Held so that its level and filter are not lost with it. */
  private static final Logger NETTY = Logger.getLogger("io.netty.handler.logging.LoggingHandler");

  private static final Pattern PACKET =
      Pattern.compile("\\[id: \\S+, L:/(\\S+) - R:/(\\S+)] (READ|WRITE): (\\d+)B(.*)", Pattern.DOTALL);
  private static final Pattern ROW = Pattern.compile("\\|[0-9a-f]{8}\\|.*\\|\\R?");
  private static final int ROW_BYTES = 16;

  private final String wanted;
  private final int limit;

  DumpFilter(String wanted, int limit) {
    this.wanted = wanted;
    this.limit = limit;
  }

  /**
   * Lets packets be logged, at any level.
   *
   * @param wanted what their description has to contain; {@code all} = anything
   * @param limit  bytes of each that are shown, in rows of 16; 0 = all
   */
  public static void install(String wanted, int limit) {
    NETTY.setFilter(new DumpFilter(wanted, limit));
    NETTY.setLevel(Level.FINE);
  }

  /** Whether the record is a packet that is wanted; if so it gets another text. */
  @Override
  public boolean isLoggable(LogRecord record) {
    Matcher packet = PACKET.matcher(record.getMessage());
    if (!packet.matches()) {
      return false;
    }
    boolean read = packet.group(3).equals("READ");
    String description = "HTTP " + (read ? "=> " : "<= ") + packet.group(4) + " bytes " + (read ? "from " : "to ")
        + packet.group(2) + " at " + packet.group(1);
    record.setMessage(description + rows(packet.group(5)));
    record.setLevel(Level.INFO);
    return wanted.equals("all") || description.contains(wanted);
  }

  private String rows(String table) {
    StringBuilder text = new StringBuilder();
    Matcher row = ROW.matcher(table);
    int left = limit == 0 ? Integer.MAX_VALUE : limit;
    while (left > 0 && row.find()) {
      text.append('\n').append(row.group().strip());
      left -= ROW_BYTES;
    }
    return text.toString();
  }
}
