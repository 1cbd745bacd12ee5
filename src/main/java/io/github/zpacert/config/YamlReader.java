package io.github.zpacert.config;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableMap;
import io.github.zpacert.diag.Position;
import io.github.zpacert.diag.Problem;
import io.github.zpacert.diag.ProblemException;
import io.github.zpacert.diag.Suggestion;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Builds the tree of one document in a single pass over the parser's events, and holds it to what a
 * configuration may be: bounded in depth, size and aliases, without tags, merge keys or equal keys.
 */
final class YamlReader {

  private static final int DEEPEST = 50;
  private static final int MOST_NODES = 4_000_000;
  private static final int LARGEST_BUFFER = 1 << 20;
  private static final int LONGEST_SCALAR = 1 << 20;
  private static final long HEAVIEST_ALIASES = 1_000_000;

  private final String file;
  private final Problems problems;
  private final int mostNodes;
  private final Iterator<Event> events;
  private final Map<String, Optional<Yaml>> anchors = new HashMap<>(); // empty while under way
  private Position last;
  private int depth;
  private int nodes;
  private long aliased;

  private YamlReader(String file, String text, Problems problems, int mostNodes) {
    this.file = file;
    this.problems = problems;
    this.mostNodes = mostNodes;
    this.last = new Position(file, 1, 1);
    // the engine copies its buffer anew for each piece that a long line takes: let pieces be large
    LoadSettings settings = LoadSettings.builder()
        .setLabel(file)
        .setCodePointLimit(Integer.MAX_VALUE)
        .setBufferSize(Math.min(text.length() + 1, LARGEST_BUFFER))
        .build();
    this.events = new Parse(settings).parseString(text).iterator();
  }

  /**
   * Returns the file's one document, or nothing when it holds comments at most.
   *
   * @param problems takes what is wrong but does not hide the rest of the file
   * @throws ProblemException if the file cannot be read any further
   */
  static Optional<Yaml> read(String file, String text, Problems problems) throws ProblemException {
    return read(file, text, problems, MOST_NODES);
  }

  static Optional<Yaml> read(String file, String text, Problems problems, int mostNodes)
      throws ProblemException {
    YamlReader reader = new YamlReader(file, text, problems, mostNodes);
    try {
      return reader.document();
    } catch (YamlEngineException | NumberFormatException e) {
      // the engine lets a number format escape when an escape sequence overflows
      throw new ProblemException(SyntaxProblem.of(e, file, reader.last));
    }
  }

  private Optional<Yaml> document() throws ProblemException {
    next(); // the stream's start
    if (next().getEventId() == Event.ID.StreamEnd) {
      return Optional.empty();
    }
    Yaml root = node(next());
    next(); // the document's end
    if (next().getEventId() != Event.ID.StreamEnd) {
      throw fatal("a second document begins here; a file holds one", "put it in a file of its own");
    }
    boolean empty = root instanceof Yaml.Scalar scalar && scalar.kind() == Yaml.Kind.NULL;
    return empty ? Optional.empty() : Optional.of(root);
  }

  private Event next() {
    Event event = events.next();
    event.getStartMark().ifPresent(m -> last = SyntaxProblem.position(file, m));
    return event;
  }

  private Yaml node(Event event) throws ProblemException {
    if (++nodes > mostNodes) {
      throw fatal(
          "the file holds over " + mostNodes + " keys and values",
          "divide it into several files of one folder");
    }
    if (event instanceof AliasEvent alias) {
      return alias(alias);
    }
    Optional<String> anchor = ((NodeEvent) event).getAnchor().map(a -> a.getValue());
    anchor.ifPresent(a -> anchors.put(a, Optional.empty()));
    Yaml node = event instanceof ScalarEvent scalar
        ? scalar(scalar)
        : collection((CollectionStartEvent) event);
    anchor.ifPresent(a -> anchors.put(a, Optional.of(node)));
    return node;
  }

  private Yaml alias(AliasEvent event) throws ProblemException {
    String name = event.getAlias().getValue();
    Optional<Yaml> known = anchors.get(name);
    if (known == null) {
      throw new ProblemException(undefinedAlias(name));
    }
    Yaml node =
        known.orElseThrow(() -> fatal("alias " + Quoted.of(name) + " stands inside itself"));
    aliased += node.weight();
    if (aliased > HEAVIEST_ALIASES) {
      throw fatal("the aliases of this file stand for too much: over a million values");
    }
    return node;
  }

  private Problem undefinedAlias(String name) {
    Problem problem = Problem.error(last, "alias " + Quoted.of(name) + " has no anchor before it");
    return Suggestion.forWord(name, anchors.keySet()).map(problem::withHint).orElse(problem);
  }

  private Yaml.Scalar scalar(ScalarEvent event) throws ProblemException {
    refuseTag(event.getTag());
    if (event.getValue().length() > LONGEST_SCALAR) {
      throw fatal("the value is longer than 1 MiB");
    }
    return new Yaml.Scalar(last, event.getValue(), event.isPlain());
  }

  private Yaml collection(CollectionStartEvent event) throws ProblemException {
    refuseTag(event.getTag());
    if (++depth > DEEPEST) {
      throw fatal("nested deeper than " + DEEPEST + " levels");
    }
    Yaml node = event.getEventId() == Event.ID.SequenceStart ? sequence(last) : mapping(last);
    depth--;
    return node;
  }

  private Yaml.Sequence sequence(Position at) throws ProblemException {
    ImmutableList.Builder<Yaml> items = ImmutableList.builder();
    long weight = 1;
    for (Event e = next(); e.getEventId() != Event.ID.SequenceEnd; e = next()) {
      Yaml item = node(e);
      items.add(item);
      weight += item.weight();
    }
    return new Yaml.Sequence(at, items.build(), weight);
  }

  private Yaml.Mapping mapping(Position at) throws ProblemException {
    Map<String, Yaml.Field> fields = new LinkedHashMap<>();
    long weight = 1;
    for (Event e = next(); e.getEventId() != Event.ID.MappingEnd; e = next()) {
      Yaml key = node(e);
      Yaml value = node(next());
      weight += key.weight() + value.weight();
      put(fields, key, value);
    }
    return new Yaml.Mapping(at, ImmutableMap.copyOf(fields), weight);
  }

  private void put(Map<String, Yaml.Field> fields, Yaml key, Yaml value) {
    if (!(key instanceof Yaml.Scalar scalar)) {
      problems.error(key.at(), "a key must be a word, not " + key.describe());
    } else if (scalar.plain() && scalar.text().equals("<<")) {
      problems.error(key.at(), "\"<<\" is not part of YAML 1.2", "write the keys out");
    } else {
      Yaml.Field first = fields.putIfAbsent(scalar.text(), new Yaml.Field(key.at(), value));
      if (first != null) {
        problems.error(
            key.at(),
            "key " + Quoted.of(scalar.text()) + " stands at " + first.keyAt() + " already");
      }
    }
  }

  private void refuseTag(Optional<String> tag) {
    tag.map(t -> t.replace("tag:yaml.org,2002:", "!!"))
        .ifPresent(t -> problems.error(
            last, "tag " + Quoted.of(t) + " is not allowed", "write the value without a tag"));
  }

  private ProblemException fatal(String message) {
    return new ProblemException(Problem.error(last, message));
  }

  private ProblemException fatal(String message, String hint) {
    return new ProblemException(Problem.error(last, message).withHint(hint));
  }
}
