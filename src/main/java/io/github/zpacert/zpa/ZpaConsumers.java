package io.github.zpacert.zpa;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.ImmutableSet;
import io.github.zpacert.model.Consumer;
import io.github.zpacert.model.ConsumerObject;
import io.github.zpacert.model.ConsumerScan;
import io.github.zpacert.model.Modification;
import io.github.zpacert.net.Words;
import io.github.zpacert.tenant.ConsumerSnapshot;
import io.github.zpacert.tenant.Consumers;
import io.github.zpacert.tenant.TenantException;
import io.github.zpacert.tenant.Write;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.node.ObjectNode;

/**
 * The consumers of a tenant's certificates over HTTP. Reads one list after the other: who wants several at once calls
 * for several microtenants at once.
 */
final class ZpaConsumers implements Consumers {

  private final Caller caller;
  private final Lister lister;
  private final Paths paths;
  private final UnaryOperator<String> microtenantName;

  /**
   * Makes them of a tenant's machinery.
   *
   * @param microtenantName a microtenant's quoted name by its id, for messages
   */
  ZpaConsumers(Caller caller, Lister lister, Paths paths, UnaryOperator<String> microtenantName) {
    this.caller = caller;
    this.lister = lister;
    this.paths = paths;
    this.microtenantName = microtenantName;
  }

  @Override
  public ConsumerScan scan(ImmutableSet<String> microtenantIds) throws TenantException {
    ImmutableList.Builder<Consumer> consumers = ImmutableList.builder();
    Map<ConsumerObject, Modification> modifications = new HashMap<>();
    ImmutableList.Builder<ConsumerScan.Gap> gaps = ImmutableList.builder();
    for (String microtenantId : microtenantIds) {
      for (ConsumerObject.Type type : ConsumerObject.Type.values()) {
        try {
          for (Row row : rows(type, microtenantId)) {
            for (Consumer consumer : row.own(microtenantId)) {
              consumers.add(consumer);
              modifications.put(consumer.object(), row.modification());
            }
          }
        } catch (CallException e) {
          gaps.add(gap(type, microtenantId, e));
        }
      }
    }
    return new ConsumerScan(
        consumers.build(), microtenantIds, ImmutableMap.copyOf(modifications), gaps.build());
  }

  /** What of a list's item is kept. */
  private record Row(String id, ImmutableList<Consumer> consumers, Modification modification) {

    static Row read(ConsumerObject.Type type, JsonParser parser) throws MalformedException {
      ConsumerJson json = ConsumerJson.read(type, parser);
      return new Row(json.id(), json.consumers(), json.modification());
    }

    /** Without what is inherited. */
    ImmutableList<Consumer> own(String microtenantId) {
      return consumers.stream()
          .filter(consumer -> consumer.object().microtenantId().equals(microtenantId))
          .collect(ImmutableList.toImmutableList());
    }
  }

  private List<Row> rows(ConsumerObject.Type type, String microtenantId) throws CallException {
    var list = ApiRequest.get(
            paths.consumers(type, microtenantId),
            "list " + type + "s of " + microtenantName.apply(microtenantId))
        .needing(accessTo(type));
    return lister.list(list, parser -> Row.read(type, parser), Row::id);
  }

  private static ConsumerScan.Gap gap(
      ConsumerObject.Type type, String microtenantId, CallException e) throws TenantException {
    if (!e.failure().isNotForUs()) {
      throw e.toTenantException();
    }
    return new ConsumerScan.Gap(type, microtenantId, e.failure().reason());
  }

  @Override
  public ConsumerSnapshot read(ConsumerObject object) throws TenantException {
    try {
      return fetch("read " + described(object), object);
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  @Override
  public ConsumerSnapshot repoint(ConsumerSnapshot before, ImmutableMap<String, String> successors)
      throws TenantException {
    try {
      return new Repointing(this, before).to(successors);
    } catch (CallException e) {
      throw e.toTenantException();
    }
  }

  /** Reads an object that must be of the microtenant it is asked for. */
  ConsumerSnapshot fetch(String what, ConsumerObject object) throws CallException {
    var request = ApiRequest.get(paths.consumer(object), what).needing(accessTo(object.type()));
    ConsumerSnapshot snapshot = caller.call(request, body -> snapshot(object, JsonTree.read(body)));
    Owner.require(snapshot.object().microtenantId(), object.microtenantId(), what);
    return snapshot;
  }

  private static ConsumerSnapshot snapshot(ConsumerObject asked, ObjectNode tree)
      throws MalformedException {
    try (JsonParser tokens = JsonTree.tokens(tree)) {
      ConsumerJson json = ConsumerJson.read(asked.type(), tokens);
      if (!json.id().equals(asked.id())) {
        throw new MalformedException("another object came, id " + Words.oneLine(json.id()));
      }
      return new ConsumerSnapshot(
          json.object(),
          json.consumers(),
          NormalForm.rest(tree, asked.type()),
          JsonTree.text(tree));
    }
  }

  /**
   * Writes an object as a whole.
   *
   * @param successors what the write changes in it: the new certificate's id by the old one's
   */
  void write(
      String what, ConsumerObject object, ObjectNode tree, ImmutableMap<String, String> successors)
      throws CallException {
    var body = JsonTree.entity(ConsumerBody.of(tree, object.type()));
    var request =
        ApiRequest.put(paths.consumer(object), what, body, Write.repoint(object, successors));
    caller.call(request.needing(accessTo(object.type())), BodyReader.IGNORED);
  }

  private static String accessTo(ConsumerObject.Type type) {
    return "access to " + type + "s";
  }

  /** Renders as {@code PRA portal "pra" (id 7) of "Default"}. */
  String described(ConsumerObject object) {
    return Words.named(object.type(), object.name(), object.id()) + " of "
        + microtenantName.apply(object.microtenantId());
  }
}
