from helpers.analysis.support import by_locality
from helpers.findings import support
from tests.analysis.invented import LEFT, RIGHT, figures, measures
from tests.findings.invented import caveats, said

CONFERENCE = {"theme": "T04", "quote": "召开联席会议"}


def test_what_unions_lead_is_no_support():
    m = measures({"theme": "T12", "quote": "成立领导小组", "lead_actor": "左市总工会"})
    assert said(lambda n: support.forms(by_locality(m, figures()), LEFT, n)) is None


def test_the_forms_of_support_are_counted():
    m = measures(
        {"theme": "T12", "quote": "印发关于工会的意见", "lead_actor": "左市委"},
        {"theme": "T12", "quote": "及时制定工作要点"},
        {"theme": "T15", "quote": "纳入考核", "lead_actor": "左市委"},
    )
    assert said(lambda n: support.forms(by_locality(m, figures()), LEFT, n)) == [
        "左文章写到党政支持工会工作的形式，含已有的和提出要求的：文件2项和考核1项。",
        "On Left, the bulletin names these forms in which Party and government back union work, in place or called "
        "for: documents (2) and assessment (1).",
    ]


def test_the_rule_by_which_forms_are_told_stands_beside_them():
    m = measures({"theme": "T15", "quote": "下发《目标责任制考核意见》"})
    zh, en = caveats(lambda n: support.forms(by_locality(m, figures()), LEFT, n))
    assert "形式依原文用词判定，文件标题中的用词也算" in zh
    assert "The form is that of the words, those of a document’s title too." in en


def test_nobody_may_name_the_joint_conference():
    m = measures({"theme": "T12", "quote": "纳入考核"})
    assert said(lambda n: support.joint_conferences(by_locality(m, figures()), [LEFT], n)) is None


def test_one_may_name_the_joint_conference():
    m = measures(CONFERENCE)
    assert said(lambda n: support.joint_conferences(by_locality(m, figures()), [LEFT], n)) == [
        "关于左的文章提及政府与工会的联席会议。",
        "On Left, the bulletin names the joint conference of government and union.",
    ]


def test_some_name_the_joint_conference_and_some_do_not():
    m = measures(CONFERENCE)
    assert said(lambda n: support.joint_conferences(by_locality(m, figures()), [LEFT, RIGHT], n)) == [
        "关于左的文章提及政府与工会的联席会议，关于右的未提及。",
        "On Left, the bulletin names the joint conference of government and union; on Right, it does not.",
    ]


def test_all_may_name_the_joint_conference():
    m = measures(CONFERENCE, {**CONFERENCE, "locality_code": RIGHT})
    assert said(lambda n: support.joint_conferences(by_locality(m, figures()), [LEFT, RIGHT], n)) == [
        "关于左和右的文章均提及政府与工会的联席会议。",
        "On each of Left and Right, the bulletin names the joint conference of government and union.",
    ]


def test_a_share_with_a_value_is_not_without_one():
    m, f = measures({}), figures({"measure_id": "M1", "quantity": "share", "value": 5}).assign(quote="虚构比例")
    assert said(lambda n: support.share_without_value(f, m, LEFT, n)) is None


def test_a_share_without_a_value_is_quoted():
    m, f = measures({}), figures({"measure_id": "M1", "quantity": "share"}).assign(quote="一定比例")
    assert said(lambda n: support.share_without_value(f, m, LEFT, n)) == [
        "左写到比例而不写数值：虚构指标（原文作“一定比例”）。",
        "Left names a share without giving its value: an invented indicator (“一定比例”).",
    ]
