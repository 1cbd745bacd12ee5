package io.github.zpacert.cli;

import io.github.zpacert.plan.Plan;
import io.github.zpacert.plan.PlanRequest;
import io.github.zpacert.plan.Planner;
import io.github.zpacert.plan.World;
import io.github.zpacert.report.Header;

/**
 * A plan with the world that it was made from. Who shows which certificate is looked up only for a plan
 * that takes certificates away.
 */
record Planning(Plan plan, World world) {

  static Planning of(Session session, World world, PlanRequest request) throws Exception {
    Planning planning = unjudged(session, world, request);
    Header header = Header.atOnce(Version.current(), request.now());
    return new Planning(session.rules().judged(planning.plan(), header), planning.world());
  }

  private static Planning unjudged(Session session, World world, PlanRequest request)
      throws Exception {
    Plan plan = Planner.plan(world, request);
    if (plan.leaving().isEmpty()) {
      return new Planning(plan, world);
    }
    World seen = world.withUsage(new ConsumerSurvey(session).of(plan.leaving(), world));
    return new Planning(Planner.plan(seen, request), seen);
  }
}
