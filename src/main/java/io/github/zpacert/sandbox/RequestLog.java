package io.github.zpacert.sandbox;

import com.google.common.collect.EvictingQueue;
import com.google.common.collect.ImmutableList;

/** The requests that came in, in the order of their answers; of very many the last ones. */
@SuppressWarnings("UnstableApiUsage") // EvictingQueue is @Beta, and fits
final class RequestLog {

  private static final int LENGTH = 100_000;

  private final EvictingQueue<SeenRequest> requests = EvictingQueue.create(LENGTH);

  synchronized void add(SeenRequest request) {
    requests.add(request);
  }

  synchronized ImmutableList<SeenRequest> all() {
    return ImmutableList.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }
}
