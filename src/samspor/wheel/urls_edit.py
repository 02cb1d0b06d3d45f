"""The draft and the editions, under /arshjul/<community>/<school-year>/."""

from django.urls import path

from samspor.wheel.views import begin, edit, history, move, release, setup, status

DRAFT = "<slug:community>/<school_year:school_year>/utkast/"
ONE = f"{DRAFT}<slug:activity>/"
EDITIONS = "<slug:community>/<school_year:school_year>/utgaver/"

urlpatterns = [
    path("<slug:community>/nytt/", begin.begin, name="wheel_begin"),
    path(DRAFT, edit.draft, name="wheel_draft"),
    path(f"{DRAFT}ny/", edit.add, name="wheel_activity_add"),
    path(f"{DRAFT}slipp/", release.release, name="wheel_release"),
    path(f"{DRAFT}oppsett/", setup.setup, name="wheel_setup"),
    path(f"{DRAFT}historikk/", history.history, name="wheel_history"),
    path(f"{DRAFT}angre/<int:change_set>/", status.take_back, name="wheel_undo"),
    path(ONE, edit.draft_activity, name="wheel_draft_activity"),
    path(f"{ONE}endre/", edit.change, name="wheel_activity_change"),
    path(f"{ONE}flytt/", move.move, name="wheel_activity_move"),
    path(f"{ONE}velg-dato/", move.choose, name="wheel_choose_date"),
    path(f"{ONE}avlys/", status.cancel, name="wheel_activity_cancel"),
    path(f"{ONE}holdes-likevel/", status.reinstate, name="wheel_activity_reinstate"),
    path(f"{ONE}ta-bort/", status.remove, name="wheel_activity_remove"),
    path(EDITIONS, history.editions, name="wheel_editions"),
    path(f"{EDITIONS}<int:number>/", history.edition, name="wheel_edition"),
]
