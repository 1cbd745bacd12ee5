package io.github.zpacert.cli;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** Scans several microtenants at a time; the rest is as it was. */
final class ParallelConsumers implements Consumers {

  private final Consumers consumers;
  private final int parallelism;

  ParallelConsumers(Consumers consumers, int parallelism) {
    this.consumers = consumers;
    this.parallelism = parallelism;
  }

  @Override
  public ConsumerScan scan(ImmutableSet<String> microtenantIds) throws TenantException {
    List<Future<ConsumerScan>> scans = new ArrayList<>();
    try (Workers workers = new Workers(parallelism)) {
      microtenantIds.forEach(
          id -> scans.add(workers.start(() -> consumers.scan(ImmutableSet.of(id)))));
      ImmutableList.Builder<ConsumerScan> results = ImmutableList.builder();
      for (Future<ConsumerScan> scan : scans) {
        results.add(Workers.result(scan));
      }
      return ConsumerScan.merged(results.build());
    } catch (TenantException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public ConsumerSnapshot read(ConsumerObject object) throws TenantException {
    return consumers.read(object);
  }

  @Override
  public ConsumerSnapshot repoint(ConsumerSnapshot before, ImmutableMap<String, String> successors)
      throws TenantException {
    return consumers.repoint(before, successors);
  }
}
