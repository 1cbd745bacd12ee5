package io.github.zpacert.report;

import com.google.common.collect.ImmutableList;
import io.github.zpacert.plan.Action;

/** The words for an action in every format: one row for each case of {@link Action}. */
enum Kind {
  CREATE("create", Mark.ADD, "create", "Creating", "Creation", "create"),
  UPDATE("update", Mark.CHANGE, "update", "Modifying", "Modifications", "update"),
  REPLACE("replace", Mark.REPLACE, "replace", "Replacing", "Replacement", "create", "delete"),
  DELETE("delete", Mark.REMOVE, "delete", "Destroying", "Destruction", "delete"),
  ADOPT("adopt", Mark.ADOPT, "import", "Adopting", "Adoption", "no-op"),
  FORGET("forget", Mark.FORGET, "remove", "Forgetting", "Forgetting", "forget"),
  KEEP("keep", Mark.NONE, "noop", "Keeping", "Check", "no-op");

  private final String word;
  private final Mark mark;
  private final String uiAction;
  private final String doing;
  private final String deed;
  private final ImmutableList<String> planActions;

  Kind(String word, Mark mark, String uiAction, String doing, String deed, String... planActions) {
    this.word = word;
    this.mark = mark;
    this.uiAction = uiAction;
    this.doing = doing;
    this.deed = deed;
    this.planActions = ImmutableList.copyOf(planActions);
  }

  static Kind of(Action action) {
    return action.accept(BY_CASE);
  }

  /** Our own word, lower case. */
  String word() {
    return word;
  }

  /** Returns the symbol: a replace that keeps the old one destroys nothing. */
  static Mark mark(Action action) {
    return keepsTheOld(action) ? Mark.ROTATE : of(action).mark;
  }

  private static boolean keepsTheOld(Action action) {
    return action instanceof Action.Replace replace
        && replace.rotation().retain().isPresent();
  }

  /** Terraform's word in its JSON lines. */
  String uiAction() {
    return uiAction;
  }

  /** What is said when it begins: {@code Creating}. */
  static String doing(Action action) {
    return isRefresh(action) ? "Refreshing" : of(action).doing;
  }

  /** What is said when it has ended: {@code Creation}. */
  static String deed(Action action) {
    return isRefresh(action) ? "Refresh" : of(action).deed;
  }

  /** What the state knows already is not adopted once more. */
  private static boolean isRefresh(Action action) {
    return action instanceof Action.Adopt adopt && !adopt.isNew();
  }

  /** Returns Terraform's words in its plan representation: where the old one is kept, nothing is deleted. */
  static ImmutableList<String> planActions(Action action) {
    return keepsTheOld(action) ? UPDATE.planActions : of(action).planActions;
  }

  private static final Action.Visitor<Kind, RuntimeException> BY_CASE = new Action.Visitor<>() {
    @Override
    public Kind create(Action.Create action) {
      return CREATE;
    }

    @Override
    public Kind update(Action.Update action) {
      return UPDATE;
    }

    @Override
    public Kind replace(Action.Replace action) {
      return REPLACE;
    }

    @Override
    public Kind delete(Action.Delete action) {
      return DELETE;
    }

    @Override
    public Kind adopt(Action.Adopt action) {
      return ADOPT;
    }

    @Override
    public Kind forget(Action.Forget action) {
      return FORGET;
    }

    @Override
    public Kind keep(Action.Keep action) {
      return KEEP;
    }
  };
}
