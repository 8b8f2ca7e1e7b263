using System.Text;
using ExamBank.Domain.Standards;
using ExamBank.Generator.Exchange.Standards;

namespace ExamBank.Tests.Generator.Exchange;

/// <summary>
/// A published standard of an invented trade, in the form in which such standards are issued, and ways to damage it. A <c>|</c> stands
/// for a tab.
/// </summary>
internal static class PetGrooming
{
    public const string FileName = "pet-grooming.txt";

    /// <summary>The text without anything odd: 2 levels, 4 areas, 6 tasks, 13 requirements.</summary>
    public static string Text { get; } = """
        宠物美容

        职业技能等级标准

        （2030 年 2.1 版）

        某宠物行业协会 制定
        2031 年 1 月 发布

        目 次

        前言|1
        1 范围|2
        3 术语和定义……………2
        6 职业技能要求|4
        表 1 宠物美容职业技能等级要求（初级）|5
        表 2 宠物美容职业技能等级要求（中级）|6
        参考文献|9

        前 言

        本标准只用来测试，起草于 2029 年。

        1 范围

        本标准规定了宠物美容职业技能等级对应的工作领域、工作任务及职业技能要求。

        2 规范性引用文件

        无。

        3 术语和定义

        下列术语和定义适用于本标准。

        3.1 宠物美容 pet grooming

        为宠物清洁、修剪和造型。

        3.2 应激反应 stress response

        宠物受到惊吓时的表现，如发抖、躲藏。

        4 适用院校专业

        中等职业学校：宠物养护与经营、畜禽生产技术等专业。

        高等职业学校：宠物医疗技术、宠物养护与驯导（美容、训练方向）等专业。

        5 面向职业岗位（群）

        【宠物美容】（初级）：

        主要面向宠物店的洗护、修剪等美容助理岗位。

        【宠物美容】（中级）：

        主要面向宠物店和宠物医院的造型、店务等美容师岗位。

        6 职业技能要求

        6.1 职业技能等级划分

        宠物美容分为两个等级：初级、中级。

        【宠物美容】（初级）：在指导下完成接待和洗护。

        【宠物美容】(中级): 独立完成修剪造型。

        6.2 职业技能等级要求描述

        表 1 宠物美容职业技能等级要求（初级）

        工作领域|工作任务|职业技能要求
        1. 接待与检查|1.1 到店接待|<p>1.1.1 能够登记宠物与主人的信息。</p><p>1.1.2 能够说明服务项目和价格。</p>
        |1.2 健康检查|<p>1.2.1 能够查看皮肤、眼睛和耳道。</p><p>1.2.2 能够发现不宜洗护的情况，并告知主人。</p>
        2. 洗护与保养|2.1 洗澡|<p>2.1.1 能够选择合适的香波。</p><p>2.1.2 能够控制水温和时间。</p><p>2.1.3 能够清洁耳道。</p>
        |2.2 吹干|<p>2.2.1 能够用吹水机去除水分。</p><p>2.2.2 能够边吹边梳开毛结。</p>

        表 2 宠物美容职业技能等级要求（中级）

        工作领域|工作任务|职业技能要求
        1. 修剪|1.1 基础修剪|<p>1.1.1 能够修剪脚底毛和腹毛。</p><p>1.1.2 能够按犬种修剪轮廓。</p>
        2. 造型|2.1 造型设计|<p>2.1.1 能够根据脸型设计造型。</p><p>2.1.2 能够向主人展示方案。</p>

        参考文献

        - [1] 无。
        """.Replace('|', '\t');

    /// <summary>The text with <paramref name="damage"/> done to one place of it.</summary>
    public static string With(string sound, string damage)
    {
        sound = sound.Replace('|', '\t');
        return Text.Contains(sound, StringComparison.Ordinal)
            ? Text.Replace(sound, damage.Replace('|', '\t'), StringComparison.Ordinal)
            : throw new ArgumentException($"The text does not hold: {sound}", nameof(sound));
    }

    /// <summary>Number of the first line that holds <paramref name="part"/>.</summary>
    public static int LineOf(string text, string part)
    {
        var index = text.IndexOf(part.Replace('|', '\t'), StringComparison.Ordinal);
        return index < 0
            ? throw new ArgumentException($"The text does not hold: {part}", nameof(part))
            : text.AsSpan(0, index).Count('\n') + 1;
    }

    public static ExamBank.Domain.Errors.Result<PublishedStandard> Read(string text, string? code = null) =>
        PublishedStandardReader.Read(Encoding.UTF8.GetBytes(text), FileName, code);

    /// <summary>What was read, in a form that shows every difference.</summary>
    public static string Json(StandardDocument document) => Encoding.UTF8.GetString(StandardFile.Write(document));

    /// <summary>What the sound text says.</summary>
    public static string SoundJson { get; } = Json(Read(Text).Value.Document);
}
