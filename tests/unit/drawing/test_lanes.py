from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from samspor.drawing.lanes import Lane, assign, overlap

SPANS = st.lists(
    st.tuples(st.floats(-20, 380), st.floats(1.5, 200)).map(lambda at: (at[0], at[0] + at[1])),
    max_size=60,
)


@given(SPANS)
def test_no_two_spans_overlap_in_one_lane_on_the_closed_circle(spans):
    lanes = assign(spans)

    for one, other in combinations(range(len(spans)), 2):
        if lanes[one].index == lanes[other].index:
            assert not overlap(spans[one], spans[other])


@given(SPANS)
def test_spans_that_overlap_share_the_same_number_of_lanes(spans):
    lanes = assign(spans)

    assert all(lane.index < lane.of for lane in lanes)
    for one, other in combinations(range(len(spans)), 2):
        if overlap(spans[one], spans[other]):
            assert lanes[one].of == lanes[other].of


def test_first_free_lane_is_taken_in_order_of_start():
    assert assign([(20, 40), (10, 30), (30, 50)]) == [Lane(1, 2), Lane(0, 2), Lane(0, 2)]


def test_neighbours_across_the_seam_meet():
    assert assign([(355, 363), (1, 5), (100, 110)]) == [Lane(1, 2), Lane(0, 2), Lane(0, 1)]


def test_start_before_the_seam_is_the_same_place_as_the_end_of_the_year():
    assert assign([(-3, 3), (357, 359)]) == [Lane(1, 2), Lane(0, 2)]


def test_touching_edges_do_not_overlap():
    assert assign([(0, 10), (10, 20), (350, 360)]) == [Lane(0, 1), Lane(0, 1), Lane(0, 1)]


def test_whole_circle_leaves_no_room_beside_it():
    assert assign([(0, 360), (10, 20), (200, 210)]) == [Lane(0, 2), Lane(1, 2), Lane(1, 2)]


def test_group_reaches_over_the_seam_through_others():
    lanes = assign([(340, 370), (5, 30), (25, 60), (100, 120)])

    assert [lane.of for lane in lanes] == [2, 2, 2, 1]
