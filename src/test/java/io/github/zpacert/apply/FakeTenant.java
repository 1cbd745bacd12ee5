package io.github.zpacert.apply;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.ApiText;
import io.github.zpacert.model.CertificateFacts;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Live;
import io.github.zpacert.model.Microtenant;
import io.github.zpacert.plan.Worlds;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.NewCertificate;
import io.github.zpacert.tenant.Tenant;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.TenantException.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** A tenant in memory that behaves: names are unique in a microtenant, what is in use is not deleted. */
public final class FakeTenant implements Tenant, Consumers {

  public final List<String> calls = new ArrayList<>();
  public final Set<String> inUse = new HashSet<>();
  private final Map<String, Live> objects = new TreeMap<>();
  private final Map<String, CertificateFacts> contents;
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, Consumer> consumers = new TreeMap<>();
  private UnaryOperator<String> onUpdate = UnaryOperator.identity();
  private int nextId = 1000;

  /** A failure to come: before the work is done, or after it. */
  private record Fault(String call, Kind kind, boolean afterwards) {}

  /**
   * A tenant that holds the given objects.
   *
   * @param contents the facts behind each name that may be uploaded, in place of parsing a blob
   */
  public FakeTenant(Collection<Live> live, Map<String, CertificateFacts> contents) {
    live.forEach(l -> objects.put(l.id(), l));
    this.contents = contents;
  }

  /** Makes the next call that begins with the given words fail without doing its work. */
  public void failBefore(String call, Kind kind) {
    faults.add(new Fault(call, kind, false));
  }

  /** Makes the next call that begins with the given words fail although its work is done. */
  public void failAfter(String call, Kind kind) {
    faults.add(new Fault(call, kind, true));
  }

  /** Makes descriptions come out of updates as somebody else would have them. */
  public void onUpdate(UnaryOperator<String> change) {
    onUpdate = change;
  }

  /** Makes something show a certificate. */
  public synchronized void show(Consumer consumer) {
    consumers.put(consumer.id(), consumer);
  }

  /** Returns who shows which certificate. */
  public synchronized ImmutableList<Consumer> consumers() {
    return ImmutableList.copyOf(consumers.values());
  }

  @Override
  public synchronized ConsumerScan scan(ImmutableSet<String> microtenantIds)
      throws TenantException {
    begin("scan");
    return new ConsumerScan(
        consumers.values().stream()
            .filter(c -> microtenantIds.contains(c.object().microtenantId()))
            .collect(ImmutableList.toImmutableList()),
        microtenantIds,
        ImmutableMap.of(),
        ImmutableList.of());
  }

  @Override
  public synchronized ConsumerSnapshot read(ConsumerObject object) throws TenantException {
    begin("read " + object.id());
    ImmutableList<Consumer> held = consumers.values().stream()
        .filter(c -> c.object().equals(object))
        .collect(ImmutableList.toImmutableList());
    if (held.isEmpty()) {
      throw new TenantException(Kind.NOT_FOUND, "no resource with id " + object.id());
    }
    return new ConsumerSnapshot(object, held, Worlds.hash(object.id()), "{}");
  }

  @Override
  public synchronized ConsumerSnapshot repoint(
      ConsumerSnapshot before, ImmutableMap<String, String> successors) throws TenantException {
    String call = "repoint " + before.object().id();
    begin(call);
    before
        .consumers()
        .forEach(c -> show(new Consumer(
            c.kind(),
            c.id(),
            c.object(),
            c.name(),
            c.domain(),
            successors.getOrDefault(c.certificateId(), c.certificateId()))));
    end(call);
    return read(before.object());
  }

  public synchronized ImmutableList<Live> all() {
    return ImmutableList.copyOf(objects.values());
  }

  @Override
  public ImmutableList<Microtenant> microtenants() {
    return ImmutableList.of(Microtenant.DEFAULT, Worlds.FINANCE);
  }

  @Override
  public synchronized ImmutableList<Live> list(String microtenantId) {
    return objects.values().stream()
        .filter(l -> l.microtenantId().equals(microtenantId))
        .collect(ImmutableList.toImmutableList());
  }

  @Override
  public synchronized Live get(String microtenantId, String id) throws TenantException {
    begin("get " + id);
    return find(microtenantId, id);
  }

  @Override
  public synchronized Live create(String microtenantId, NewCertificate certificate)
      throws TenantException {
    String call = "create " + certificate.name();
    begin(call);
    requireFree(microtenantId, certificate.name(), "");
    CertificateFacts facts = Optional.ofNullable(
            contents.get(new String(certificate.certBlob().reveal())))
        .orElseThrow(() -> new TenantException(Kind.REFUSED, "not a certificate"));
    Live live = live(
        String.valueOf(nextId++),
        microtenantId,
        certificate.name(),
        certificate.description(),
        facts);
    objects.put(live.id(), live);
    end(call);
    return live;
  }

  @Override
  public synchronized void update(String microtenantId, String id, String name, String description)
      throws TenantException {
    String call = "update " + id + " " + name;
    begin(call);
    Live live = find(microtenantId, id);
    requireFree(microtenantId, name, id);
    objects.put(
        id,
        live(id, microtenantId, name, onUpdate.apply(description), live.facts().orElseThrow()));
    end(call);
  }

  @Override
  public synchronized void delete(String microtenantId, String id) throws TenantException {
    begin("delete " + id);
    boolean isShown =
        consumers.values().stream().anyMatch(c -> c.certificateId().equals(id));
    if (isShown || inUse.contains(id)) {
      throw new TenantException(
          Kind.REFERENCED, "resource is being referenced in Application : app1");
    }
    objects.remove(id);
    end("delete " + id);
  }

  private void begin(String call) throws TenantException {
    calls.add(call);
    fail(call, false);
  }

  private void end(String call) throws TenantException {
    fail(call, true);
  }

  private void fail(String call, boolean afterwards) throws TenantException {
    for (Fault fault : faults) {
      if (fault.afterwards() == afterwards && call.startsWith(fault.call())) {
        faults.remove(fault);
        throw new TenantException(fault.kind(), call + " failed");
      }
    }
  }

  private Live find(String microtenantId, String id) throws TenantException {
    return Optional.ofNullable(objects.get(id))
        .filter(l -> l.microtenantId().equals(microtenantId))
        .orElseThrow(() -> new TenantException(Kind.NOT_FOUND, "no resource with id " + id));
  }

  private void requireFree(String microtenantId, String name, String exceptId)
      throws TenantException {
    for (Live live : list(microtenantId)) {
      if (live.name().says(name) && !live.id().equals(exceptId)) {
        throw new TenantException(Kind.REFUSED, "the name " + name + " is taken");
      }
    }
  }

  private static Live live(
      String id, String microtenantId, String name, String description, CertificateFacts facts) {
    return new Live(
        id,
        microtenantId,
        ApiText.plain(name),
        ApiText.plain(description),
        Optional.of(facts),
        ImmutableList.of(),
        Optional.of(Worlds.NOW),
        Optional.of("zpacert"),
        false,
        false);
  }
}
