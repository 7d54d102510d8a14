package extract

import (
	"strings"
	"testing"

	"gongbao/model"
)

// The page around the lines of the tests below.
const (
	titleEN = "Qingxi County Federation of Trade Unions sends umbrellas to the salt workers"
	bodyEN  = "The salt workers of the northern pans were given four hundred umbrellas this week, together with straw hats and a tank of plum juice that is filled anew every morning.\n\n" +
		"They rake from five in the morning until the heat drives them from the pans, and come back when the shadow of the dyke reaches the third sluice.\n"
)

// TestHeaderLinesEN reads single header lines in English: a title above, text
// below.
func TestHeaderLinesEN(t *testing.T) {
	rows := []struct{ line, published, source, byline, editor string }{
		{"Source: Workers' Daily Time: 2023-05-11 09:12 Views: 123", "2023-05-11T09:12", "Workers' Daily", "", ""},
		{"Source: Workers' DailyTime: 2023-05-11 09:12Views: 123", "2023-05-11T09:12", "Workers' Daily", "", ""},
		{"Published: 2023-05-11 09:12 Author: Lu Ming Editor in charge: Sang Yu", "2023-05-11T09:12", "", "Lu Ming", "Sang Yu"},
		{"Release time: May 11, 2023 at 9:12 am  Information source: Qingxi County Federation of Trade Unions  Font size: [Large Medium Small]", "2023-05-11T09:12", "Qingxi County Federation of Trade Unions", "", ""},
		{"[Print] [Close] Release time: 2023/05/11 Reading times: 88", "2023-05-11", "", "", ""},
		{"Release time: 2023-05-11 Source: Qingxi Workers' Daily [Print] [Close]", "2023-05-11", "Qingxi Workers' Daily", "", ""},
		{"2023-05-11 09:12:33 Source: Qingxi Evening News Author: Reporter Lu Ming Correspondent Sang Yu", "2023-05-11T09:12", "Qingxi Evening News", "Lu Ming, Sang Yu", ""},
		{"By Investigation Team of the Research Center of Qingxi Source: qx.example.cn Published: 2020/10/20 12:40:39", "2020-10-20T12:40", "qx.example.cn", "", ""},
		{"2019-12-16 15:18:11 Source: Fengqiao Town Viewd 1460", "2019-12-16T15:18", "Fengqiao Town", "", ""},
		{"Last updated: 12 May 2023 18:20 | Published: 11 May 2023 07:00 | By Owen Larkspur", "2023-05-11T07:00", "", "Owen Larkspur", ""},
		{"Thursday 11 May 2023 4.15pm", "2023-05-11T16:15", "", "", ""},
		{"Time?2023-05-11 Source?Qingxi Daily", "2023-05-11", "Qingxi Daily", "", ""},
		{"Posted: 11/05/2023 09:12", "2023-05-11T09:12", "", "", ""},
		{"Posted on Thursday 11th May 2023", "2023-05-11", "", "", ""},
		{"Thursday, 11 May 2023 09:12", "2023-05-11T09:12", "", "", ""},
		{"11 May 2023", "2023-05-11", "", "", ""},
		{"11 May, 2023", "2023-05-11", "", "", ""},
		{"May 11th, 2023", "2023-05-11", "", "", ""},
		{"11-May-2023", "2023-05-11", "", "", ""},
		{"May 11 2023", "2023-05-11", "", "", ""},
		{"Thu, May 11, 2023", "2023-05-11", "", "", ""},
		{"Thu May 11 2023 9:12 PM", "2023-05-11T21:12", "", "", ""},
		{"MAY 11, 2023", "2023-05-11", "", "", ""},
		{"11.05.2023", "2023-05-11", "", "", ""},
		{"11.05.2023 | 09:12", "2023-05-11T09:12", "", "", ""},
		{"2023.05.11 09:12", "2023-05-11T09:12", "", "", ""},
		{"2023/5/11 9:12:00", "2023-05-11T09:12", "", "", ""},
		{"2023-05-11T09:12:00+08:00", "2023-05-11T09:12", "", "", ""},
		{"09:12 UTC+8, 2023-05-11", "2023-05-11T09:12", "", "", ""},
		{"09:12, May 11, 2023", "2023-05-11T09:12", "", "", ""},
		{"9:12 a.m. May 11, 2023", "2023-05-11T09:12", "", "", ""},
		{"Published 09:12 BST 11 May 2023", "2023-05-11T09:12", "", "", ""},
		{"Published: 09:12 EST, 11 May 2023 | Updated: 11:00 EST, 11 May 2023", "2023-05-11T09:12", "", "", ""},
		{"Published May 11, 2023 9:12 AM ET", "2023-05-11T09:12", "", "", ""},
		{"Published 11 May 2023 at 9:12am, updated 12 May 2023 at 11:32am", "2023-05-11T09:12", "", "", ""},
		{"Last updated: 11 May 2023 09:12 GMT", "2023-05-11T09:12", "", "", ""},
		{"Updated 9:12 AM HKT, Thu May 11, 2023", "2023-05-11T09:12", "", "", ""},
		{"First published: 11 May 2023", "2023-05-11", "", "", ""},
		{"Date: May 11, 2023 | Category: Union News | Views: 33", "2023-05-11", "", "", ""},
		{"Date : 11-05-2023", "2023-05-11", "", "", ""},
		{"CREATE_TIME:2023-05-11 VIEWS:1202", "2023-05-11", "", "", ""},
		{"Upload Time:2023-05-11", "2023-05-11", "", "", ""},
		{"Add time:2023/5/11 Hits:9", "2023-05-11", "", "", ""},
		{"Post Time: May-11-2023", "2023-05-11", "", "", ""},
		{"Time: 2023-05-11 Click volume: 20 times", "2023-05-11", "", "", ""},
		{"Update: 11-05-2023 | 09:12:20", "2023-05-11T09:12", "", "", ""},
		{"Publish Time: 2023-05-11    Origin: Qingxi Machinery Group", "2023-05-11", "Qingxi Machinery Group", "", ""},
		{"Author: Site Editor     Publish Time: 2023-05-11     Origin: Site", "2023-05-11", "", "", ""},
		{"Views: 0     Author: Site Editor     Publish Time: 2023-05-11      Origin: Site", "2023-05-11", "", "", ""},
		{"Release Date: [2023-05-11 09:12:00]", "2023-05-11T09:12", "", "", ""},
		{"[2023-05-11] Source: [Qingxi Daily]", "2023-05-11", "Qingxi Daily", "", ""},
		{"(2023-05-11)", "2023-05-11", "", "", ""},
		{"[ May 11, 2023 ]", "2023-05-11", "", "", ""},
		{"Source: Qingxi Daily  |  2023-05-11  |  Author: Lu Ming", "2023-05-11", "Qingxi Daily", "Lu Ming", ""},
		{"Qingxi Daily, May 11, 2023", "2023-05-11", "Qingxi Daily", "", ""},
		{"Qingxi Daily | May 11, 2023", "2023-05-11", "Qingxi Daily", "", ""},
		{"Qingxi Daily · May 11, 2023 · 09:12", "2023-05-11T09:12", "Qingxi Daily", "", ""},
		{"By Lu Ming, Qingxi Daily, May 11, 2023", "2023-05-11", "Qingxi Daily", "Lu Ming", ""},
		{"by Lu Ming May 11, 2023", "2023-05-11", "", "Lu Ming", ""},
		{"By LU MING | 11 May 2023", "2023-05-11", "", "LU MING", ""},
		{"By Owen Larkspur | May 11, 2023", "2023-05-11", "", "Owen Larkspur", ""},
		{"By Owen Larkspur, Labor Editor", "", "", "Owen Larkspur", ""},
		{"By Owen Larkspur / Staff Writer", "", "", "Owen Larkspur", ""},
		{"By Owen Larkspur and Mary-Jane O'Neill", "", "", "Owen Larkspur, Mary-Jane O'Neill", ""},
		{"By Owen Larkspur, Ada Finch and Tom Reed", "", "", "Owen Larkspur, Ada Finch, Tom Reed", ""},
		{"Written by Owen Larkspur on 11 May 2023", "2023-05-11", "", "Owen Larkspur", ""},
		{"Posted by Owen Larkspur on May 11, 2023 in News", "2023-05-11", "", "Owen Larkspur", ""},
		{"Posted by admin on May 11, 2023", "2023-05-11", "", "", ""},
		{"Posted on May 11, 2023 by Owen Larkspur", "2023-05-11", "", "Owen Larkspur", ""},
		{"May 11, 2023 by admin", "2023-05-11", "", "", ""},
		{"May 11, 2023 by Owen Larkspur Leave a Comment", "2023-05-11", "", "Owen Larkspur", ""},
		{"May 11, 2023 / 0 Comments / in News / by Owen Larkspur", "2023-05-11", "", "Owen Larkspur", ""},
		{"2022-05-13 0 By", "2022-05-13", "", "", ""},
		{"11 May 2023 News", "2023-05-11", "", "", ""},
		{"News | 11 May 2023", "2023-05-11", "", "", ""},
		{"Press Release | 11 May 2023", "2023-05-11", "", "", ""},
		{"Press release - May 11, 2023", "2023-05-11", "", "", ""},
		{"NEWS 11 May 2023", "2023-05-11", "", "", ""},
		{"Issue date: 11 May 2023", "2023-05-11", "", "", ""},
		{"Date Issued: 11 May 2023", "2023-05-11", "", "", ""},
		{"Issue date: Thursday, May 11, 2023", "2023-05-11", "", "", ""},
		{"(Xinhua)  May 11, 2023", "2023-05-11", "Xinhua", "", ""},
		{"Xinhua, May 11, 2023", "2023-05-11", "Xinhua", "", ""},
		{"(China Daily) Updated: 2023-05-11 09:12", "2023-05-11T09:12", "China Daily", "", ""},
		{"Xinhua | Updated: 2023-05-11 09:12", "2023-05-11T09:12", "Xinhua", "", ""},
		{"2023-05-11 09:12:44 Ecns.cn Editor:Sang Yu", "2023-05-11T09:12", "Ecns.cn", "", "Sang Yu"},
		{"(ECNS) 09:12, May 11, 2023", "2023-05-11T09:12", "ECNS", "", ""},
		{"Updated: May 11, 2023 Source: Qingxi Municipal Federation of Trade Unions Text size: A A A", "2023-05-11", "Qingxi Municipal Federation of Trade Unions", "", ""},
		{"Source: Publicity and Education Department of Provincial Federation of Trade Unions Release date: 2023-05-11", "2023-05-11", "Publicity and Education Department of Provincial Federation of Trade Unions", "", ""},
		{"Article source: Qingxi Federation of Trade Unions Number of views: 201 Release time: 2023-05-11 09:12:05", "2023-05-11T09:12", "Qingxi Federation of Trade Unions", "", ""},
		{"Source: This website Author: Lu Ming Time: 2023-05-11", "2023-05-11", "", "Lu Ming", ""},
		{"Source: Original Date: 2023-05-11", "2023-05-11", "", "", ""},
		{"Author: Anonymous Source: Unknown Time: 2023-05-11", "2023-05-11", "", "", ""},
		{"Source: Qingxi Daily (Lu Ming) 2023-05-11", "2023-05-11", "Qingxi Daily", "Lu Ming", ""},
		{"Source: Changhe Daily Lu Ming", "", "Changhe Daily", "Lu Ming", ""},
		{"Reporter: Lu Ming Photo: Sang Yu Editor: Hu Su", "", "", "Lu Ming", "Hu Su"},
		{"Text/Lu Ming Photo/Sang Yu", "", "", "Lu Ming", ""},
		{"Our reporter Lu Ming Correspondent Sang Yu", "", "", "Lu Ming, Sang Yu", ""},
		{"□ Our reporter Lu Ming", "", "", "Lu Ming", ""},
		{"Lu Ming, reporter of Qingxi Workers' Daily", "", "Qingxi Workers' Daily", "Lu Ming", ""},
		{"Workers' Daily - Reporter of China Industrial Network Lu Ming Correspondent Sang Yu", "", "Workers' Daily", "Lu Ming, Sang Yu", ""},
		{"Source: China Industrial Network-Workers' Daily 2023-05-11 09:12:00 share to: WeChat Weibo", "2023-05-11T09:12", "China Industrial Network-Workers' Daily", "", ""},
		{"Thursday, May 11, 2023 Source: Qingxi Daily", "2023-05-11", "Qingxi Daily", "", ""},
		{"May 11, 2023 09:12 | Source: China News Network", "2023-05-11T09:12", "China News Network", "", ""},
		{"Time of publication: 09:12 on May 11, 2023", "2023-05-11T09:12", "", "", ""},
		{"Release time: 09:12:00, May 11, 2023", "2023-05-11T09:12", "", "", ""},
		{"Release time: 2023-05-11 09:12 Contributed by: Qingxi County Federation of Trade Unions Reviewed by: Hu Su", "2023-05-11T09:12", "Qingxi County Federation of Trade Unions", "", ""},
		{"Date of release: 2023-05-11 Reading: 120 Source: Qingxi Labour Office Share to:", "2023-05-11", "Qingxi Labour Office", "", ""},
		{"Five On November 11", "", "", "", ""},
		{"Source: Qingxi Daily five On November 11", "", "Qingxi Daily", "", ""},
		{"Contact: Ada Finch, 555-0134", "", "", "", ""},
		{"FOR IMMEDIATE RELEASE: May 11, 2023", "2023-05-11", "", "", ""},
		{"For Immediate Release May 11, 2023", "2023-05-11", "", "", ""},
		{"Reading time: 3 minutes | 11 May 2023", "2023-05-11", "", "", ""},
		{"3 min read · May 11, 2023", "2023-05-11", "", "", ""},
		{"11 May 2023 - 3 min read", "2023-05-11", "", "", ""},
		{"Share this: Facebook Twitter | 11 May 2023", "2023-05-11", "", "", ""},
		{"Tags: pay, salt, strike | May 11, 2023", "2023-05-11", "", "", ""},
		{"No. 12 (2023)", "", "", "", ""},
		{"TRẦN NGA |", "", "", "TRẦN NGA", ""},
		{"23 May 13", "2013-05-23", "", "", ""},
		{"Date: 23/5/13", "2013-05-23", "", "", ""},
		{"Date: 5/23/13", "2013-05-23", "", "", ""},
		{"Date: 5/6/13", "", "", "", ""},
		{"05/23/2023", "2023-05-23", "", "", ""},
		{"Posted 05/23/2023 by Owen Larkspur", "2023-05-23", "", "Owen Larkspur", ""},
		{"Wed, 05/23/2018 - 10:15", "2018-05-23T10:15", "", "", ""},
		{"Submitted by olarkspur on Wed, 05/23/2018 - 10:15", "2018-05-23T10:15", "", "", ""},
		{"Created: 23 May 2018 | Last Updated: 24 May 2018 | Hits: 120", "2018-05-23", "", "", ""},
		{"Details Written by Owen Larkspur Category: News Published: 23 May 2018 Hits: 120", "2018-05-23", "", "Owen Larkspur", ""},
		{"Published: Wednesday, 23 May 2018 10:15", "2018-05-23T10:15", "", "", ""},
	}
	wrong := 0
	for _, r := range rows {
		a := Article(model.Document{Path: "a.txt", Text: titleEN + "\n\n" + r.line + "\n\n" + bodyEN})
		got := [...]string{a.Published.String(), a.Source, a.Byline, a.Editor}
		want := [...]string{r.published, r.source, r.byline, r.editor}
		if got != want || a.Title != titleEN || !strings.HasPrefix(a.Text(), "The salt workers") {
			t.Errorf("%q\n got %q\nwant %q\ntitle %.40q, text %.50q", r.line, got, want, a.Title, a.Text())
			wrong++
		}
	}
	t.Logf("%d of %d lines are read right", len(rows)-wrong, len(rows))
}

// TestEndLinesEN reads single lines in English behind the text.
func TestEndLinesEN(t *testing.T) {
	rows := []struct{ line, published, source, byline, editor string }{
		{"(Reporter Lu Ming)", "", "", "Lu Ming", ""},
		{"(Correspondent Lu Ming Sang Yu)", "", "", "Lu Ming, Sang Yu", ""},
		{"(Correspondent: Lu Ming)", "", "", "Lu Ming", ""},
		{"(Lu Ming and Sang Yu)", "", "", "Lu Ming, Sang Yu", ""},
		{"(Contributed by Lu Ming)", "", "", "Lu Ming", ""},
		{"(Qingxi County Federation of Trade Unions)", "", "Qingxi County Federation of Trade Unions", "", ""},
		{"(Contributed by Qingxi County Federation of Trade Unions)", "", "Qingxi County Federation of Trade Unions", "", ""},
		{"SOURCE Cooks United", "", "Cooks United", "", ""},
		{"12 comments", "", "", "", ""},
		{"Union Label: KS:sk usw2009", "", "", "", ""},
		{"Media Contact\n\nAda Finch\nPress Officer", "", "", "", ""},
		{"The priority is that of the All-Harbour Federation of Trade Unions (AHFTU).", "", "", "", ""},
		{"(Source: Qingxi Daily, May 11, 2023)", "2023-05-11", "Qingxi Daily", "", ""},
		{"(Source: Qingxi Daily wang Jingjing)", "", "Qingxi Daily", "Wang Jingjing", ""},
		{"Source: Qingxi Federation of Trade Unions Editor: Hu Su", "", "Qingxi Federation of Trade Unions", "", "Hu Su"},
		{"[Editor in charge: Hu Su]", "", "", "", "Hu Su"},
		{"Responsible editor: Hu Su Proofreading: Bai Lu", "", "", "", "Hu Su"},
		{"Editor/Hu Su", "", "", "", "Hu Su"},
		{"Edited by Hu Su", "", "", "", "Hu Su"},
		{"Editor in Charge | Hu Su", "", "", "", "Hu Su"},
		{"Editors: Hu Su, Bai Lu", "", "", "", "Hu Su, Bai Lu"},
		{"(Editor: Hu Su)", "", "", "", "Hu Su"},
		{"(Editor-in-charge: Hu Su, Bai Lu)", "", "", "", "Hu Su, Bai Lu"},
		{"Author: Lu Ming", "", "", "Lu Ming", ""},
		{"Text: Lu Ming Photo: Sang Yu", "", "", "Lu Ming", ""},
		{"Text / Lu Ming", "", "", "Lu Ming", ""},
		{"Reporter / Lu Ming Editor / Hu Su", "", "", "Lu Ming", "Hu Su"},
		{"Reporter Lu Ming", "", "", "Lu Ming", ""},
		{"Reporter: Lu Ming", "", "", "Lu Ming", ""},
		{"Our reporter: Lu Ming", "", "", "Lu Ming", ""},
		{"Post time: May-11-2023", "2023-05-11", "", "", ""},
		{"Posted on May 11, 2023", "2023-05-11", "", "", ""},
		{"Published: 11 May 2023", "2023-05-11", "", "", ""},
		{"Release date: 2023-05-11 09:12", "2023-05-11T09:12", "", "", ""},
		{"Qingxi County Federation of Trade Unions\n\nMay 11, 2023", "2023-05-11", "Qingxi County Federation of Trade Unions", "", ""},
		{"Source: ACFTU  2015-03-06", "2015-03-06", "ACFTU", "", ""},
		{"This article is from: Qingxi Daily", "", "Qingxi Daily", "", ""},
		{"(Reprinted from Qingxi Daily)", "", "Qingxi Daily", "", ""},
		{"- ENDS -", "", "", "", ""},
		{"Ends", "", "", "", ""},
		{"###", "", "", "", ""},
		{"-30-", "", "", "", ""},
		{"Posted in: News, Pay", "", "", "", ""},
		{"Tags: salt, umbrellas", "", "", "", ""},
		{"Filed under: News", "", "", "", ""},
		{"Share this article", "", "", "", ""},
		{"Read more: Salt pans close for the festival", "", "", "", ""},
		{"See also  Salt pans close for the festival", "", "", "", ""},
		{"Leave Your Message", "", "", "", ""},
		{"Previous: Salt pans close for the festival\nNext: Nothing", "", "", "", ""},
		{"/Public Release. This material may have been edited for length.", "", "", "", ""},
		{"Sign up for our newsletter", "", "", "", ""},
		{"© 2023 Qingxi County Federation of Trade Unions", "", "", "", ""},
		{"Follow us on Twitter @qingxi", "", "", "", ""},
		{"No comments:", "", "", "", ""},
		{"Post a Comment", "", "", "", ""},
		{"Reported by H.Van-Translated by K.T", "", "", "H.Van", ""},
		{"Translated by Lu Ming", "", "", "", ""},
		{"Back to list", "", "", "", ""},
		{"[Close window] [Print this page]", "", "", "", ""},
		{"Click: 120 [Font: big, medium and small]", "", "", "", ""},
	}
	wrong := 0
	for _, r := range rows {
		a := Article(model.Document{Path: "a.txt", Text: titleEN + "\n\n" + bodyEN + "\n" + r.line + "\n"})
		got := [...]string{a.Published.String(), a.Source, a.Byline, a.Editor}
		want := [...]string{r.published, r.source, r.byline, r.editor}
		shown := ""
		for _, b := range a.Blocks {
			if first, _, _ := strings.Cut(r.line, "\n"); strings.Contains(b.Text, first) && b.Kind == model.Paragraph && !strings.HasPrefix(r.line, "The priority") {
				shown = " and is text"
			}
		}
		if got != want || a.Title != titleEN || !strings.HasPrefix(a.Text(), "The salt workers") || shown != "" {
			t.Errorf("%q%s\n got %q\nwant %q\ntitle %.40q, text %.50q", r.line, shown, got, want, a.Title, a.Text())
			wrong++
		}
	}
	t.Logf("%d of %d lines are read right", len(rows)-wrong, len(rows))
}
