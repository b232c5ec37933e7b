package io.moonbus.http;

import io.vertx.core.MultiMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The header fields of a request, kept to see cheaply whether those of the next one differ. */
final class RequestHeaders {

  private final List<String> fields = new ArrayList<>(16);

  RequestHeaders(MultiMap headers) {
    headers.forEach((name, value) -> {
      fields.add(name);
      fields.add(value);
    });
  }

  boolean equalTo(MultiMap headers) {
    int i = 0;
    for (Map.Entry<String, String> field : headers) {
      boolean same = i < fields.size() && field.getKey().equals(fields.get(i)) && field.getValue().equals(fields.get(i + 1));
      if (!same) {
        return false;
      }
      i += 2;
    }
    return i == fields.size();
  }
}
